// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One code point at a time out of UTF-8, for whoever decides about a text character by character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace typeplate::inline abi_1::generator {

struct CodePoint {
  char32_t value = 0;    // the code point, or the bad byte itself
  std::size_t size = 1;  // bytes taken from the text, at least one
  bool valid = false;    // false for a byte that begins no well-formed sequence
};

/// The first code point of a text that is not empty. Overlong forms, surrogates and values past U+10FFFF are not
/// valid.
[[nodiscard]] CodePoint first_code_point(std::string_view text);

/// How many code points a text has, each bad byte counted as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// "U+202E": the usual way to write a code point down, with at least four digits.
[[nodiscard]] std::string code_point_name(char32_t value);

}  // namespace typeplate::inline abi_1::generator
