// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "utf8.hpp"

#include <array>
#include <cstdint>

namespace typeplate::inline abi_1::card {

namespace {

struct Range {
  char32_t first, last;
};

// Characters that are two columns wide on a terminal (East Asian wide and emoji, in rough blocks).
constexpr std::array wide{
    Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},   Range{0x3400, 0x4DBF},
    Range{0x4E00, 0xA4CF},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},
    Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF},
    Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD},
};

// Combining marks: no column of their own.
constexpr std::array combining{Range{0x0300, 0x036F}, Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF},
                               Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}};

// Characters that must not reach a terminal: controls, invisible ones, and those that turn the direction of the
// text.
constexpr std::array hidden{Range{0x0000, 0x001F},   Range{0x007F, 0x009F}, Range{0x00AD, 0x00AD},
                            Range{0x061C, 0x061C},   Range{0x200B, 0x200F}, Range{0x2028, 0x202E},
                            Range{0x2060, 0x206F},   Range{0xFEFF, 0xFEFF}, Range{0xFFF9, 0xFFFB},
                            Range{0xE0000, 0xE0FFF}, Range{0xFDD0, 0xFDEF}, Range{0xE000, 0xF8FF}};

template <std::size_t size>
bool in_any(const std::array<Range, size>& ranges, char32_t code) {
  for (const Range& range : ranges) {
    if (code >= range.first && code <= range.last) return true;
  }
  return false;
}

std::string hexadecimal(char32_t value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), "0123456789abcdef"[value % 16]);
    value /= 16;
  } while (value != 0);
  return digits;
}

struct Lead {
  std::size_t size;
  char32_t bits, smallest;
};

constexpr Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1Fu, 0x80};
  if (byte >= 0xE0 && byte <= 0xEF) return {3, byte & 0x0Fu, 0x800};
  if (byte >= 0xF0 && byte <= 0xF4) return {4, byte & 0x07u, 0x10000};
  return {0, 0, 0};
}

}  // namespace

DecodedCharacter decode_utf8(std::string_view text, std::size_t offset) {
  const Lead lead = lead_of(static_cast<unsigned char>(text[offset]));
  if (lead.size == 0 || offset + lead.size > text.size()) return {};
  char32_t code = lead.bits;
  for (std::size_t i = 1; i < lead.size; ++i) {
    const auto byte = static_cast<unsigned char>(text[offset + i]);
    if ((byte & 0xC0u) != 0x80u) return {};
    code = (code << 6) | (byte & 0x3Fu);
  }
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < lead.smallest || code > 0x10FFFF || surrogate) return {};
  return {code, lead.size, true};
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCharacter character = decode_utf8(text, offset);
    if (!character.valid) return offset;
    offset += character.size;
  }
  return std::nullopt;
}

ShownCharacter show_character(std::string_view text, const DecodedCharacter& character, std::size_t offset) {
  if (!character.valid) {
    const auto byte = static_cast<unsigned char>(text[offset]);
    return {"\\x" + hexadecimal(byte), 4};
  }
  if (in_any(hidden, character.code)) {
    std::string escape = "\\u{" + hexadecimal(character.code) + "}";
    const std::size_t width = escape.size();
    return {std::move(escape), width};
  }
  const std::size_t width = in_any(wide, character.code) ? 2 : in_any(combining, character.code) ? 0 : 1;
  return {std::string(text.substr(offset, character.size)), width};
}

std::string printable(std::string_view text) {
  std::string shown;
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCharacter character = decode_utf8(text, offset);
    shown += show_character(text, character, offset).text;
    offset += character.size;
  }
  return shown;
}

std::string in_backticks(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string shown = "`";
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) {
    if (count == longest) return shown + "...`";
    const DecodedCharacter character = decode_utf8(text, offset);
    shown += show_character(text, character, offset).text;
    offset += character.size;
  }
  return shown + "`";
}

}  // namespace typeplate::inline abi_1::card
