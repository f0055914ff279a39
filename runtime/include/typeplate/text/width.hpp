// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How many columns of a terminal a character takes, so that carets stand under what they mean and the columns of a
// table are straight in any language.
#pragma once

#include <typeplate/text/utf8.hpp>

namespace typeplate::inline abi_1::text {

namespace detail {

/// Two columns: East Asian wide characters and emoji, in rough blocks.
inline constexpr range wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0x33FF},   {0x3400, 0x4DBF},
                                 {0x4E00, 0xA4CF},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
                                 {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
                                 {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

/// No column of their own: combining marks.
inline constexpr range combining[] = {
    {0x0300, 0x036F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F}};

}  // namespace detail

/// The columns of a character that shows.
[[nodiscard]] constexpr std::size_t width(char32_t value) {
  if (detail::is_in(detail::wide, value)) return 2;
  return detail::is_in(detail::combining, value) ? 0 : 1;
}

/// The columns of a text whose characters all show; a byte that is no UTF-8 counts as one.
[[nodiscard]] constexpr std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const character next = first_character(rest);
    columns += next.valid ? width(next.value) : 1;
    rest.remove_prefix(next.size);
  }
  return columns;
}

}  // namespace typeplate::inline abi_1::text
