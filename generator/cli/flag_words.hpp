// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The library's sentences name members of its options; whoever typed a command needs the flag.
#pragma once

#include <string>
#include <string_view>

#include "typeplate/error.hpp"
#include "typeplate/weights/printable.hpp"

namespace typeplate::inline abi_1::generator {

/// "set `trust_code`" becomes "give `--trust-code`", and so on. `member` is the flag that names a file inside of an
/// archive; empty where a command has none for this file.
[[nodiscard]] std::string with_flags(std::string sentence, std::string_view member = "--member");

/// What `open` gives; the sentence that it throws names this flag.
template <class Open>
auto with_member_flag(std::string_view member, const Open& open) {
  try {
    return open();
  } catch (const error& refused) {
    throw error(weights::clipped(with_flags(refused.what(), member), error::longest_text));
  }
}

}  // namespace typeplate::inline abi_1::generator
