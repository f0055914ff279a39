// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Counting and naming code points, for comments and names in emitted code.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <typeplate/text/utf8.hpp>

namespace typeplate::inline abi_1::generator {

using CodePoint = text::character;

/// The first code point of a text that is not empty.
[[nodiscard]] constexpr CodePoint first_code_point(std::string_view text) {
  return text::first_character(text);
}

/// How many code points a text has, each bad byte counted as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// "U+202E": the usual way to write a code point down, with at least four digits.
[[nodiscard]] std::string code_point_name(char32_t value);

}  // namespace typeplate::inline abi_1::generator
