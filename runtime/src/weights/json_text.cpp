// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "json_text.hpp"

#include <typeplate/text/utf8.hpp>

namespace typeplate::inline abi_1::weights {
namespace {

constexpr std::string_view with_a_letter = "\"\\\b\f\n\r\t";
constexpr std::string_view letters = "\"\\bfnrt";

void append_escape(std::string& json, char letter) {
  constexpr std::string_view digits = "0123456789abcdef";
  json += '\\';
  const std::size_t named = with_a_letter.find(letter);
  if (named != std::string_view::npos) {
    json += letters[named];
    return;
  }
  json += "u00";
  json += digits[static_cast<unsigned char>(letter) >> 4U];
  json += digits[static_cast<unsigned char>(letter) & 0xFU];
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const text::character next = text::first_character(text);
    if (!next.valid) return false;
    text.remove_prefix(next.size);
  }
  return true;
}

void append_json_text(std::string& json, std::string_view text) {
  json += '"';
  for (const char letter : text) {
    if (static_cast<unsigned char>(letter) < 0x20 || letter == '"' || letter == '\\')
      append_escape(json, letter);
    else
      json += letter;
  }
  json += '"';
}

}  // namespace typeplate::inline abi_1::weights
