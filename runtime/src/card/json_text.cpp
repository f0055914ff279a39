// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The parts of located JSON that need no parser: looking up, quoting, places inside a string.
#include <charconv>

#include "typeplate/card/json.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

// Bytes that the escape at `offset` takes in the text, and bytes of UTF-8 that it stands for.
struct Escape {
  std::size_t written, meant;
};

std::uint32_t hexadecimal(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

Escape escape_at(std::string_view text, std::size_t offset) {
  if (text.substr(offset, 1) != "\\") return {1, 1};
  if (text.substr(offset + 1, 1) != "u") return {2, 1};
  const std::uint32_t unit = hexadecimal(text.substr(offset + 2, 4));
  if (unit >= 0xD800 && unit <= 0xDBFF) return {12, 4};  // a surrogate pair
  return {6, unit < 0x80 ? 1u : unit < 0x800 ? 2u : 3u};
}

void append_escaped(std::string& quoted, char32_t code) {
  static constexpr std::string_view digits = "0123456789abcdef";
  quoted += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) quoted += digits[(code >> shift) & 15u];
}

}  // namespace

const JsonMember* find_member(const JsonNode& object, std::string_view key) {
  for (const JsonMember& member : object.members) {
    if (member.key == key) return &member;
  }
  return nullptr;
}

std::string_view kind_name(JsonKind kind) {
  switch (kind) {
    case JsonKind::broken:
      return "a broken value";
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return "true or false";
    case JsonKind::number:
      return "a number";
    case JsonKind::string:
      return "a string";
    case JsonKind::array:
      return "a list";
    case JsonKind::object:
      return "an object";
  }
  return {};
}

Span span_in_string(const LocatedJson& json, const JsonNode& string, std::size_t begin, std::size_t end) {
  const std::string_view text = json.source.text;
  const std::size_t last = string.span.end > 0 ? string.span.end - 1 : 0;  // the closing quote
  std::size_t offset = string.span.begin + 1;
  std::size_t decoded = 0;
  Span span{last, last};
  for (; offset < last; decoded += escape_at(text, offset).meant, offset += escape_at(text, offset).written) {
    if (decoded <= begin) span.begin = offset;
    if (decoded >= end) break;
  }
  if (begin >= string.string.size()) span.begin = last;
  span.end = offset;
  return span;
}

std::string compact_json(std::string_view text) {
  std::string compact;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char letter = text[i];
    const bool blank = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    if (in_string || !blank) compact += letter;
    if (in_string && letter == '\\' && i + 1 < text.size()) {
      compact += text[++i];
    } else if (letter == '"') {
      in_string = !in_string;
    }
  }
  return compact;
}

std::string json_quote(std::string_view text) {
  std::string quoted_text = "\"";
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCharacter character = decode_utf8(text, offset);
    const bool plain = character.valid && show_character(text, character, offset).text.size() == character.size;
    if (character.value == '"' || character.value == '\\') {
      quoted_text += '\\';
      quoted_text += text[offset];
    } else if (plain) {
      quoted_text += text.substr(offset, character.size);
    } else if (character.value > 0xFFFF) {
      append_escaped(quoted_text, 0xD800 + ((character.value - 0x10000) >> 10));
      append_escaped(quoted_text, 0xDC00 + ((character.value - 0x10000) & 0x3FFu));
    } else {
      append_escaped(quoted_text, character.valid ? character.value : 0xFFFD);
    }
    offset += character.size;
  }
  return quoted_text + "\"";
}

std::string json_number(double number) {
  char buffer[32];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, number);
  return std::string(buffer, result.ptr);
}

}  // namespace typeplate::inline abi_1::card
