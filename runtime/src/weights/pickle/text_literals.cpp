// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cstring>
#include <optional>

#include <typeplate/weights/printable.hpp>
#include "../byte_reader.hpp"
#include "literals.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

std::optional<std::uint32_t> hexadecimal(std::string_view digits, std::size_t count) {
  if (digits.size() < count) return std::nullopt;
  std::uint32_t value = 0;
  for (const char digit : digits.substr(0, count)) {
    std::uint32_t number = 0;
    if (digit >= '0' && digit <= '9')
      number = static_cast<std::uint32_t>(digit - '0');
    else if (digit >= 'a' && digit <= 'f')
      number = static_cast<std::uint32_t>(digit - 'a' + 10);
    else if (digit >= 'A' && digit <= 'F')
      number = static_cast<std::uint32_t>(digit - 'A' + 10);
    else
      return std::nullopt;
    value = value << 4U | number;
  }
  return value;
}

bool is_octal(char letter) {
  return letter >= '0' && letter <= '7';
}

// The value of an escape of one letter; nothing for letters that mean something else.
std::optional<char> simple_escape(char letter) {
  constexpr std::string_view letters = "\\'\"abfnrtv";
  constexpr std::string_view values = "\\'\"\a\b\f\n\r\t\v";
  const std::size_t found = letters.find(letter);
  if (found == std::string_view::npos) return std::nullopt;
  return values[found];
}

// Reads the escape that begins behind the backslash at `text`; says how many letters it took.
std::size_t read_escape(std::string_view text, std::string& value) {
  if (const auto simple = simple_escape(text.front())) {
    value += *simple;
    return 1;
  }
  if (text.front() == 'x') {
    const auto byte = hexadecimal(text.substr(1), 2);
    if (!byte) throw refusal_reason("a text has the escape \\x without two hexadecimal digits");
    value += static_cast<char>(*byte);
    return 3;
  }
  if (is_octal(text.front())) {
    unsigned byte = 0;
    std::size_t count = 0;
    while (count < 3 && count < text.size() && is_octal(text[count]))
      byte = byte * 8 + static_cast<unsigned>(text[count++] - '0');
    value += static_cast<char>(byte & 0xFFU);
    return count;
  }
  // Python keeps the backslash of an escape that it does not know.
  value += '\\';
  value += text.front();
  return 1;
}

// How many bytes a character of UTF-8 takes that begins with `lead`, and the smallest code point of that length.
struct sequence {
  std::size_t length;
  std::uint32_t least;
};

sequence sequence_of(unsigned char lead) {
  if (lead < 0x80U) return {1, 0};
  if (lead >= 0xC2U && lead < 0xE0U) return {2, 0x80};
  if ((lead & 0xF0U) == 0xE0U) return {3, 0x800};
  if (lead >= 0xF0U && lead < 0xF5U) return {4, 0x10000};
  return {0, 0};
}

// The length of the character at the front; 0 where it is none.
std::size_t character_length(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes.front());
  const auto [length, least] = sequence_of(lead);
  if (length <= 1) return length;
  if (bytes.size() < length) return 0;
  std::uint32_t point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(bytes[i]);
    if ((next & 0xC0U) != 0x80U) return 0;
    point = point << 6U | (next & 0x3FU);
  }
  return point >= least && point <= 0x10FFFFU ? length : 0;
}

// How many of the first bytes are ASCII, in steps of 8.
std::size_t plain_run(std::string_view bytes) {
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + at, 8);
    if ((eight & 0x8080808080808080ULL) != 0) break;
  }
  return at;
}

}  // namespace

void append_utf8(std::string& text, std::uint32_t point) {
  const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (point < 0x80) return add(point);
  if (point < 0x800) {
    add(0xC0U | point >> 6U);
  } else if (point < 0x10000) {
    add(0xE0U | point >> 12U);
    add(0x80U | (point >> 6U & 0x3FU));
  } else {
    add(0xF0U | point >> 18U);
    add(0x80U | (point >> 12U & 0x3FU));
    add(0x80U | (point >> 6U & 0x3FU));
  }
  add(0x80U | (point & 0x3FU));
}

bool is_python_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    bytes.remove_prefix(plain_run(bytes));
    if (bytes.empty()) return true;
    const std::size_t length = character_length(bytes);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

std::string read_quoted(std::string_view line) {
  while (line.ends_with(' ') || line.ends_with('\r')) line.remove_suffix(1);
  const bool quoted =
      line.size() >= 2 && (line.front() == '\'' || line.front() == '"') && line.front() == line.back();
  if (!quoted) throw refusal_reason("`" + printable(line) + "` has no quotes around it");
  std::string_view rest = line.substr(1, line.size() - 2);
  std::string value;
  while (!rest.empty()) {
    const std::size_t plain = std::min(rest.find('\\'), rest.size());
    value += rest.substr(0, plain);
    rest.remove_prefix(plain);
    if (rest.empty()) break;
    if (rest.size() == 1) throw refusal_reason("a text ends with a lone backslash");
    rest.remove_prefix(1 + read_escape(rest.substr(1), value));
  }
  return value;
}

std::string read_raw_unicode(std::string_view line) {
  std::string value;
  for (std::size_t at = 0; at < line.size();) {
    const char letter = line[at++];
    if (letter != '\\' || at == line.size()) {
      append_utf8(value, static_cast<unsigned char>(letter));
      continue;
    }
    const char kind = line[at++];
    if (kind != 'u' && kind != 'U') {
      value += '\\';
      append_utf8(value, static_cast<unsigned char>(kind));
      continue;
    }
    const std::size_t digits = kind == 'u' ? 4 : 8;
    const auto point = hexadecimal(line.substr(at), digits);
    if (!point || *point > 0x10FFFFU)
      throw refusal_reason("a text has the escape \\" + std::string(1, kind) + " without " +
                           std::to_string(digits) + " hexadecimal digits of a character");
    append_utf8(value, *point);
    at += digits;
  }
  return value;
}

}  // namespace typeplate::inline abi_1::weights::pickle
