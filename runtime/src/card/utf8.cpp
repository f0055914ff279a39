// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "utf8.hpp"

#include <typeplate/text/width.hpp>
#include <utility>

namespace typeplate::inline abi_1::card {

namespace {

std::string hexadecimal(char32_t value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), "0123456789abcdef"[value % 16]);
    value /= 16;
  } while (value != 0);
  return digits;
}

}  // namespace

DecodedCharacter decode_utf8(std::string_view text, std::size_t offset) {
  return text::first_character(text.substr(offset));
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
  if (!character.valid) return {"\\x" + hexadecimal(character.value), 4};
  if (text::acts(character.value)) {
    std::string escape = "\\u{" + hexadecimal(character.value) + "}";
    const std::size_t width = escape.size();
    return {std::move(escape), width};
  }
  return {std::string(text.substr(offset, character.size)), text::width(character.value)};
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
