// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A unit's text as tokens. Words keep the digits inside them (inH2O, m2); Unicode is folded to what the catalogue
// knows. Any bytes may come in: what is no valid UTF-8 or no character of a unit becomes a token of its own kind.
#pragma once

#include <string_view>
#include <typeplate/units/text.hpp>

namespace typeplate::inline abi_1::detail {

struct code_point {
  char32_t value = 0;
  int bytes = 0;  // 0 at the end or where the UTF-8 is broken
};

[[nodiscard]] constexpr unsigned byte_at(std::string_view text, int at) {
  return static_cast<unsigned char>(text[static_cast<std::size_t>(at)]);
}

/// Could `value`, read from so many bytes, have been written shorter, or is it no character at all?
[[nodiscard]] constexpr bool is_ill_formed(char32_t value, int bytes) {
  const bool overlong = (bytes == 3 && value < 0x800) || (bytes == 4 && value < 0x10000);
  return overlong || (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF;
}

/// Strict UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF.
[[nodiscard]] constexpr code_point decode(std::string_view text, int at) {
  const int size = static_cast<int>(text.size());
  if (at >= size) return {};
  const unsigned first = byte_at(text, at);
  if (first < 0x80) return {first, 1};
  const int bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + bytes > size) return {};
  char32_t value = first & (0xFFU >> (bytes + 1));
  for (int i = 1; i < bytes; ++i) {
    const unsigned next = byte_at(text, at + i);
    if ((next & 0xC0) != 0x80) return {};
    value = value << 6 | (next & 0x3F);
  }
  return is_ill_formed(value, bytes) ? code_point{} : code_point{value, bytes};
}

[[nodiscard]] constexpr bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

[[nodiscard]] constexpr bool is_micro(char32_t c) {
  return c == 0xB5 || c == 0x3BC;
}

/// The spelling in the catalogue of a non-ASCII letter, or nothing. Both ohms, both angstroms, both deltas fold.
[[nodiscard]] constexpr std::string_view folded(char32_t c) {
  switch (c) {
    case 0xB0:
      return "\u00B0";
    case 0xC5:
    case 0x212B:
      return "\u00C5";
    case 0xE5:
      return "\u00E5";
    case 0xF6:
      return "\u00F6";
    case 0x394:
    case 0x2206:
      return "\u0394";
    case 0x3A9:
    case 0x2126:
      return "\u03A9";
    case 0x2030:
      return "\u2030";
    case 0x2032:
      return "\u2032";
    case 0x2033:
      return "\u2033";
    case 0x2103:
      return "\u00B0C";
    case 0x2109:
      return "\u00B0F";
    case 0x2113:
      return "\u2113";
    default:
      return {};
  }
}

/// The digit of a superscript, 10 for the superscript minus, 11 for plus, -1 for anything else.
[[nodiscard]] constexpr int superscript(char32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2) return 2;
  if (c == 0xB3) return 3;
  if (c == 0x2070) return 0;
  if (c >= 0x2074 && c <= 0x2079) return static_cast<int>(c - 0x2070);
  if (c == 0x207B) return 10;
  return c == 0x207A ? 11 : -1;
}

enum class token_kind : unsigned char {
  end,
  blank,
  word,
  number,
  superscript,
  product,
  power,
  slash,
  open,
  close,
  minus,
  plus,
  root,
  brace,
  other,
  broken
};

struct token {
  token_kind kind = token_kind::end;
  int begin = 0;
  int end = 0;
  bool unicode = false;
  bool starts_with_micro = false;
  fixed_text<48> word{};  // folded
};

[[nodiscard]] constexpr bool in_word(char32_t c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '%' || c == '[' || c == ']' || c == '\'' || c == '"' ||
         !folded(c).empty();
}

/// "a.u." is one word, and refused as such; the dots would hide it.
[[nodiscard]] constexpr bool is_arbitrary_unit(std::string_view text, int at) {
  return text.substr(static_cast<std::size_t>(at), 4) == "a.u.";
}

constexpr void read_word(std::string_view text, token& t) {
  code_point c = decode(text, t.end);
  if (is_micro(c.value)) {
    t.starts_with_micro = t.unicode = true;
    t.word.append('u');
    t.end += c.bytes;
  }
  if (is_arbitrary_unit(text, t.end)) {
    t.word.append("a.u.");
    t.end += 4;
    return;
  }
  for (c = decode(text, t.end); c.bytes != 0 && in_word(c.value); c = decode(text, t.end)) {
    if (c.value < 0x80)
      t.word.append(static_cast<char>(c.value));
    else
      t.word.append(folded(c.value));
    t.unicode = t.unicode || c.value >= 0x80;
    t.end += c.bytes;
  }
}

/// Digits, and a fraction only when a digit follows the point: `1.m` is not a decimal.
constexpr void read_number(std::string_view text, token& t) {
  while (is_digit(decode(text, t.end).value)) ++t.end;
  if (decode(text, t.end).value != '.' || !is_digit(decode(text, t.end + 1).value)) return;
  ++t.end;
  while (is_digit(decode(text, t.end).value)) ++t.end;
}

[[nodiscard]] constexpr token_kind kind_of(char32_t c) {
  switch (c) {
    case ' ':
    case '\t':
      return token_kind::blank;
    case '.':
    case '*':
    case 0xB7:
    case 0x22C5:
      return token_kind::product;
    case '^':
      return token_kind::power;
    case '/':
      return token_kind::slash;
    case '(':
      return token_kind::open;
    case ')':
      return token_kind::close;
    case '-':
    case 0x2212:
      return token_kind::minus;
    case '+':
      return token_kind::plus;
    case 0x221A:
      return token_kind::root;
    case '{':
    case '}':
      return token_kind::brace;
    default:
      return token_kind::other;
  }
}

constexpr void read_run(std::string_view text, token& t, bool (*belongs)(char32_t)) {
  for (code_point c = decode(text, t.end); c.bytes != 0 && belongs(c.value); c = decode(text, t.end))
    t.end += c.bytes;
}

/// The token that begins at byte `at`.
[[nodiscard]] constexpr token next_token(std::string_view text, int at) {
  token t;
  t.begin = t.end = at;
  const code_point c = decode(text, at);
  if (at >= static_cast<int>(text.size())) return t;
  t.unicode = c.value >= 0x80;
  if (c.bytes == 0) {
    t.kind = token_kind::broken;
    t.end = at + 1;
  } else if (is_digit(c.value)) {
    t.kind = token_kind::number;
    read_number(text, t);
  } else if (in_word(c.value) || is_micro(c.value)) {
    t.kind = token_kind::word;
    read_word(text, t);
  } else if (superscript(c.value) >= 0) {
    t.kind = token_kind::superscript;
    read_run(text, t, [](char32_t s) { return superscript(s) >= 0; });
  } else {
    t.kind = kind_of(c.value);
    t.end = at + c.bytes;
    if (t.kind == token_kind::blank) read_run(text, t, [](char32_t b) { return b == ' ' || b == '\t'; });
    if (c.value == '*' && decode(text, t.end).value == '*') {
      t.kind = token_kind::power;
      ++t.end;
    }
  }
  return t;
}

}  // namespace typeplate::inline abi_1::detail
