// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One character at a time out of UTF-8, and whether it may be shown to a person as it is. Names and texts of a
// card, of a tensor or of a CSV file come from strangers: what would move a terminal's cursor, turn the direction
// of a line or hide is shown as an escape by everybody who prints it, and all of them ask here.
//
//   for (std::string_view rest = name; !rest.empty();) {
//     const text::character next = text::first_character(rest);
//     if (!next.shows()) ...  // write it down as an escape
//     rest.remove_prefix(next.size);
//   }
#pragma once

#include <cstddef>
#include <string_view>

namespace typeplate::inline abi_1::text {

namespace detail {

struct range {
  char32_t first;
  char32_t last;
};

/// The ranges are in order and do not touch.
template <std::size_t Size>
[[nodiscard]] constexpr bool is_in(const range (&ranges)[Size], char32_t value) {
  std::size_t below = 0;
  for (std::size_t above = Size; below < above;) {
    const std::size_t middle = below + (above - below) / 2;
    if (ranges[middle].last < value)
      below = middle + 1;
    else
      above = middle;
  }
  return below < Size && ranges[below].first <= value;
}

/// Controls, formats, fillers, line and paragraph separators, selectors, private use and non-characters.
inline constexpr range acting[] = {
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x0600, 0x0605},
    {0x061C, 0x061C},   {0x06DD, 0x06DD},   {0x070F, 0x070F},   {0x0890, 0x0891},   {0x08E2, 0x08E2},
    {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},
    {0x2060, 0x206F},   {0x3164, 0x3164},   {0xD800, 0xF8FF},   {0xFDD0, 0xFDEF},   {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFF},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD},
    {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0x10FFFF}};

/// How many bytes a first byte announces, its own bits, and the smallest value that needs so many.
struct lead {
  std::size_t size = 0;
  char32_t bits = 0;
  char32_t smallest = 0;
};

[[nodiscard]] constexpr lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1FU, 0x80};
  if (byte >= 0xE0 && byte <= 0xEF) return {3, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte <= 0xF4) return {4, byte & 0x07U, 0x10000};
  return {};
}

}  // namespace detail

/// Does the character act on its surroundings, or hide, instead of showing itself?
[[nodiscard]] constexpr bool acts(char32_t value) {
  return detail::is_in(detail::acting, value) || (value & 0xFFFE) == 0xFFFE;
}

/// A byte inside a character, never its first.
[[nodiscard]] constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

struct character {
  char32_t value = 0;    // the code point, or the byte itself where it begins no character
  std::size_t size = 1;  // bytes taken from the text, at least one
  bool valid = false;    // well-formed UTF-8

  /// Fit to be printed as it is.
  [[nodiscard]] constexpr bool shows() const { return valid && !acts(value); }
};

/// The first character of a text that is not empty. Overlong forms, surrogates, values past U+10FFFF and cut
/// sequences are one invalid byte.
[[nodiscard]] constexpr character first_character(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const character bad{first, 1, false};
  const detail::lead lead = detail::lead_of(first);
  if (lead.size == 0 || lead.size > text.size()) return bad;
  char32_t value = lead.bits;
  for (std::size_t i = 1; i < lead.size; ++i) {
    if (!is_continuation(text[i])) return bad;
    value = (value << 6) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < lead.smallest || value > 0x10FFFF || surrogate) return bad;
  return {value, lead.size, true};
}

}  // namespace typeplate::inline abi_1::text
