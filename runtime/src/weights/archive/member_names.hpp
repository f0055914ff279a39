// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Which names a member of an archive may have, whatever kind of archive it is.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <typeplate/weights/archive/zip_directory.hpp>

namespace typeplate::inline abi_1::weights::archive {

/// "its member `a/b`".
[[nodiscard]] std::string member_words(std::string_view name);

/// Throws `refusal_reason` for a name that is empty, absolute or leads out of the archive. Nothing is ever written
/// under such a name here; programs that get what we checked may do so.
void require_inside(std::string_view name);

/// Throws `refusal_reason` for a name that is not UTF-8.
void require_utf8(std::string_view name);

/// Throws `refusal_reason` where two members have one name.
void require_different_names(std::span<const zip_entry> members, letter_case names);

}  // namespace typeplate::inline abi_1::weights::archive
