// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The parts of a zip archive that every writer of one needs: numbers, ZIP64's extra field, and the records at the
// end. Source: APPNOTE.TXT of PKWARE, version 6.3, sections 4.3 and 4.5.3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace typeplate::inline abi_1::weights::archive {

/// Appends the low `size` bytes of a number, the lowest first.
void append_little(std::string& bytes, std::uint64_t number, std::size_t size);

/// A number for a field of four bytes: all ones where it is in the extra field of ZIP64.
[[nodiscard]] std::uint64_t narrow(std::uint64_t number);

/// The extra field with the numbers of a stored member that `narrow` leaves out, both sizes and `begin`; empty
/// where there are none.
[[nodiscard]] std::string zip64_field(std::uint64_t size, std::uint64_t begin);

/// What follows a directory that lies from byte `begin` to byte `end`: where its numbers need them the record and
/// the locator of ZIP64, and the record of the first format.
[[nodiscard]] std::string directory_end(std::uint64_t begin, std::uint64_t end, std::uint64_t members);

}  // namespace typeplate::inline abi_1::weights::archive
