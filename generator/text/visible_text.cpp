// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include "text/doc_comment.hpp"
#include "text/utf8.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Controls, formats, fillers, line and paragraph separators, selectors, private use and non-characters, in order.
constexpr Range acting[] = {
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x0600, 0x0605},
    {0x061C, 0x061C},   {0x06DD, 0x06DD},   {0x070F, 0x070F},   {0x0890, 0x0891},   {0x08E2, 0x08E2},
    {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},
    {0x2060, 0x206F},   {0x3164, 0x3164},   {0xD800, 0xF8FF},   {0xFDD0, 0xFDEF},   {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFF},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD},
    {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0x10FFFF}};

bool acts(char32_t value) {
  const auto* range =
      std::lower_bound(std::begin(acting), std::end(acting), value,
                       [](const Range& candidate, char32_t wanted) { return candidate.last < wanted; });
  const bool listed = range != std::end(acting) && range->first <= value;
  return listed || (value & 0xFFFE) == 0xFFFE;
}

}  // namespace

std::string visible_text(std::string_view text) {
  std::string visible;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (point.value == '\t') {
      visible += ' ';
    } else if (!point.valid) {
      visible += "<byte " + code_point_name(point.value).substr(4) + ">";
    } else if (acts(point.value)) {
      visible += "<" + code_point_name(point.value) + ">";
    } else {
      visible += text.substr(0, point.size);
    }
    text.remove_prefix(point.size);
  }
  return visible;
}

}  // namespace typeplate::inline abi_1::generator
