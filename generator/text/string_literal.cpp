// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "text/string_literal.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

std::string octal_escape(unsigned char byte) {
  return {'\\', static_cast<char>('0' + (byte >> 6)), static_cast<char>('0' + ((byte >> 3) & 7)),
          static_cast<char>('0' + (byte & 7))};
}

std::string escaped(char character) {
  switch (character) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    default:
      break;
  }
  const bool printable = character >= ' ' && character <= '~';
  return printable ? std::string(1, character) : octal_escape(static_cast<unsigned char>(character));
}

}  // namespace

std::string string_literal(std::string_view text) {
  std::string literal = "\"";
  char before = 0;
  for (const char character : text) {
    const bool trigraph_begins = character == '?' && before == '?';
    literal += trigraph_begins ? "\\?" : escaped(character);
    before = character;
  }
  return literal + '"';
}

std::string string_view_initializer(std::string_view text) {
  const std::string literal = string_literal(text);
  if (text.find('\0') == std::string_view::npos) return literal;
  return "{" + literal + ", " + std::to_string(text.size()) + "}";
}

}  // namespace typeplate::inline abi_1::generator
