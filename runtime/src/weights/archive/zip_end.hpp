// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The end of a zip archive, which says where its directory lies: the end record and, for large archives, the
// record and the locator of ZIP64 before it.
#pragma once

#include <cstdint>

#include <typeplate/weights/file_view.hpp>

namespace typeplate::inline abi_1::weights::archive {

struct directory_place {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::uint64_t members = 0;
};

/// Throws `refusal_reason`, which ends the sentence "file x.npz ...".
[[nodiscard]] directory_place find_directory(const file_view& archive);

}  // namespace typeplate::inline abi_1::weights::archive
