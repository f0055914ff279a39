// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The exponent of one unit: `m2`, `s-2`, `Hz(1/2)`, and the spellings of other programs (`m^2`, `m**0.5`,
// superscripts). A step of parse_unit; include units/parse.hpp.
#pragma once

#include <typeplate/units/reading.hpp>

namespace typeplate::inline abi_1::detail {

/// At most two digits, -1 otherwise.
[[nodiscard]] constexpr int small_number(std::string_view digits) {
  if (digits.empty() || digits.size() > 2) return -1;
  int value = 0;
  for (const char c : digits) {
    if (!is_digit(static_cast<unsigned char>(c))) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

[[nodiscard]] constexpr std::string_view now_text(const reading& r) {
  return r.text.substr(static_cast<std::size_t>(r.now.begin), static_cast<std::size_t>(r.now.end - r.now.begin));
}

constexpr void refuse_exponent(reading& r, int begin) {
  refuse(
      r, begin, r.now.end, "this exponent is none that a unit can have",
      "write whole digits up to 99 as in `m2` or `s-2`, or a fraction as in `Hz(1/2)` with a denominator up to 12");
}

constexpr exponent checked_exponent(reading& r, int numerator, int denominator, int begin) {
  const exponent power =
      numerator == 0 || denominator <= 0 ? exponent{0, 1, false} : make_exponent(numerator, denominator);
  if (!power.fits) refuse_exponent(r, begin);
  return power.fits ? power : exponent{1, 1};
}

/// `(p/q)` or, after a caret, `(p)`: the token now is what follows the parenthesis.
constexpr exponent read_fraction(reading& r, int begin, bool after_caret) {
  const bool negative = r.now.kind == token_kind::minus;
  if (negative) r.advance();
  const int numerator = small_number(now_text(r));
  r.advance();
  int denominator = 1;
  if (r.now.kind == token_kind::slash) {
    r.advance();
    denominator = small_number(now_text(r));
    r.advance();
  } else if (!after_caret) {
    denominator = -1;
  }
  if (numerator < 0 || denominator < 0 || r.now.kind != token_kind::close) {
    refuse_exponent(r, begin);
    return {1, 1};
  }
  const exponent power = checked_exponent(r, negative ? -numerator : numerator, denominator, begin);
  r.advance();
  return power;
}

/// The number now, whole or decimal: `0.5` is 1/2, `0.33` is refused because nobody knows whether 1/3 was meant.
constexpr exponent read_decimal(reading& r, bool negative, int begin) {
  const std::string_view number = now_text(r);
  std::size_t point = 0;
  while (point < number.size() && number[point] != '.') ++point;
  int numerator = small_number(number.substr(0, point));
  int denominator = 1;
  if (point < number.size()) r.note(rewrite::decimal_exponent);
  for (std::size_t i = point + 1; i < number.size() && numerator >= 0; ++i) {
    numerator = denominator > 1000 ? -1 : numerator * 10 + (number[i] - '0');
    denominator *= 10;
  }
  const exponent power =
      checked_exponent(r, negative ? -numerator : numerator, numerator < 0 ? -1 : denominator, begin);
  r.advance();
  return power;
}

/// What follows `^` or `**`.
constexpr exponent read_power(reading& r) {
  const int begin = r.now.begin;
  r.note(rewrite::exponent_sign);
  r.advance();
  if (r.now.kind == token_kind::open) {
    r.advance();
    return read_fraction(r, begin, true);
  }
  const bool negative = r.now.kind == token_kind::minus;
  if (negative || r.now.kind == token_kind::plus) r.advance();
  if (r.now.kind == token_kind::number) return read_decimal(r, negative, begin);
  refuse_exponent(r, begin);
  return {1, 1};
}

constexpr exponent read_superscript(reading& r) {
  r.note(rewrite::unicode);
  r.note(rewrite::exponent_sign);
  int value = 0;
  int digits = 0;
  bool negative = false;
  bool sign_inside = false;
  for (int at = r.now.begin; at < r.now.end;) {
    const code_point c = decode(r.text, at);
    const int digit = superscript(c.value);
    if (digit >= 10) {
      sign_inside = sign_inside || at > r.now.begin;
      negative = digit == 10;
    } else if (digits < 3) {
      value = value * 10 + digit;
      ++digits;
    }
    at += c.bytes;
  }
  const bool good = digits > 0 && digits < 3 && !sign_inside;
  const exponent power = checked_exponent(r, negative ? -value : value, good ? 1 : -1, r.now.begin);
  r.advance();
  return power;
}

/// A sign and digits right after the word: `s-2`, `m+2`. A sign before a letter is refused: udunits reads a
/// product.
constexpr exponent read_signed(reading& r) {
  const token sign = r.now;
  r.advance();
  if (r.now.kind != token_kind::number || r.now.begin != sign.end) {
    refuse(r, sign.begin, sign.end, "a sign between units is neither product nor exponent",
           "write `.` for a product, digits right after the sign for an exponent");
    return {1, 1};
  }
  if (sign.kind == token_kind::plus) r.note(rewrite::exponent_sign);
  if (sign.unicode) r.note(rewrite::unicode);
  const int value = small_number(now_text(r));
  const bool minus = sign.kind == token_kind::minus;
  const exponent power = checked_exponent(r, minus ? -value : value, value < 0 ? -1 : 1, sign.begin);
  r.advance();
  return power;
}

[[nodiscard]] constexpr bool begins_exponent(const reading& r) {
  switch (r.now.kind) {
    case token_kind::power:
    case token_kind::superscript:
    case token_kind::minus:
    case token_kind::plus:
    case token_kind::open:
      return true;
    default:
      return false;
  }
}

constexpr exponent read_exponent(reading& r) {
  const int begin = r.now.begin;
  exponent power{1, 1};
  switch (r.now.kind) {
    case token_kind::power:
      power = read_power(r);
      break;
    case token_kind::superscript:
      power = read_superscript(r);
      break;
    case token_kind::open:
      r.advance();
      return read_fraction(r, begin, false);
    default:
      power = read_signed(r);
      break;
  }
  return power;
}

}  // namespace typeplate::inline abi_1::detail
