// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Reads the text of a unit, strictly: `W/(m2.K)`, `kg.m-3`, `V/Hz(1/2)`. The same function at compile and at run
// time. Other programs' spellings are accepted where all agree, each rewrite is reported; what two programs read
// differently is refused, with the place and a hint. The grammar: docs/reference/units.md.
#pragma once

#include <typeplate/units/reading.hpp>

namespace typeplate::inline abi_1 {

namespace detail {

inline constexpr int longest_unit_text = 200;
inline constexpr int deepest_root = 4;

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

/// The word now as a unit; its trailing digits are the exponent unless the whole word is a name (g0, inH2O).
constexpr void look_up(reading& r, operand& o, int& exponent_digits) {
  const std::string_view word = r.now.word.view();
  exponent_digits = 0;
  if (!r.now.word.fits) return;
  std::size_t letters = word.size();
  while (letters > 0 && is_digit(static_cast<unsigned char>(word[letters - 1]))) --letters;
  for (std::size_t end = word.size(); end >= letters && end > 0; --end) {
    const std::string_view name = word.substr(0, end);
    const std::string_view hint = r.now.starts_with_micro ? std::string_view{} : find_refused(name);
    if (!hint.empty()) {
      refuse_token(r, quote(r, r.now.begin, r.now.end, " is not accepted as a unit").view(), hint);
      return;
    }
    o.unit = find_unit(name, r.now.starts_with_micro);
    if (!o.unit.ok()) continue;
    exponent_digits = static_cast<int>(word.size() - end);
    return;
  }
}

constexpr void note_spelling(reading& r, const operand& o) {
  if (o.unit.ucum)
    r.note(rewrite::ucum_code);
  else if (o.unit.alias && spelling_of(factor_of(o)) != r.now.word.view())
    r.note(rewrite::alias);
  if (r.now.unicode) r.note(rewrite::unicode);
}

/// Policies of the row: a symbol that is refused bare, a unit that must stand alone.
constexpr void check_row(reading& r, const operand& o) {
  const definition& row = *rows.of[o.unit.unit];
  const bool bare = o.unit.prefix == no_prefix && !o.unit.alias && !o.unit.ucum;
  if (row.policy == unit_policy::refuse_bare && bare) {
    refuse(r, o.begin, o.end, quote(r, o.begin, o.end, " is not accepted as a unit").view(), row.note);
  }
  if (!is_opaque(row.kind) && (row.offset.numerator == 0 || o.unit.difference)) return;
  r.has_alone = true;
  r.alone = o;
  r.alone_has_power = r.alone_has_power || o.power != exponent{1, 1};
}

constexpr void take(reading& r, const operand& o, bool under) {
  factor_list one;
  insert(one, factor_of(o));
  if (o.unit.difference && one.count == 1) one = difference_list(one);
  const bool first = r.operands++ == 0;
  const bool plain = first && !under && o.power == exponent{1, 1};
  if (plain) {
    r.strict = r.below = one;
    return;
  }
  multiply_by(r.strict, one, {static_cast<signed char>(under && !r.after_division ? -1 : 1), 1});
  multiply_by(r.below, one, {static_cast<signed char>(under ? -1 : 1), 1});
}

/// A word and its exponent. `root` halves the exponent of what stands below a root sign.
constexpr void read_operand(reading& r, bool under, exponent root) {
  operand o;
  o.begin = r.now.begin;
  int digits = 0;
  look_up(r, o, digits);
  if (!r.failed && !o.unit.ok()) refuse_unknown_word(r);
  if (r.failed) return;
  note_spelling(r, o);
  o.end = r.now.end - digits;
  if (digits > 0) {
    const std::string_view word = r.now.word.view();
    const std::string_view tail = word.substr(word.size() - static_cast<std::size_t>(digits));
    o.power = checked_exponent(r, small_number(tail), small_number(tail) < 0 ? -1 : 1, o.end);
  }
  r.advance();
  if (digits == 0 && begins_exponent(r)) o.power = read_exponent(r);
  if (!r.failed && begins_exponent(r)) {
    refuse_token(r, "a second exponent follows the first one", "write one exponent per unit: `m6`, not `m2^3`");
  }
  o.power = o.power * root;
  if (!r.failed) check_row(r, o);
  if (!r.failed) take(r, o, under);
}

constexpr void read_factor(reading& r, bool under, exponent root);

/// Skips a blank; says whether there was one.
constexpr bool skip_blank(reading& r) {
  if (r.now.kind != token_kind::blank) return false;
  r.advance();
  return true;
}

/// What is in parentheses: products only.
constexpr void read_group(reading& r, bool under, exponent root) {
  r.advance();
  skip_blank(r);
  for (read_factor(r, under, root); !r.failed; read_factor(r, under, root)) {
    const bool blank = skip_blank(r);
    if (r.now.kind == token_kind::close) break;
    if (r.now.kind == token_kind::product) {
      if (now_text(r) != ".") r.note(rewrite::product_sign);
      r.advance();
      skip_blank(r);
    } else if (!blank || r.now.kind != token_kind::word) {
      refuse_token(r, "parentheses hold a product only",
                   "write `a/(b.c)`, or `(p/q)` right after a unit for a fractional exponent");
    }
    if (blank) r.note(rewrite::blank);
  }
  if (!r.failed) r.advance();
}

/// `sqrt(u)` or a root sign: the token now is what follows it.
constexpr void read_root(reading& r, bool under, exponent root, int begin) {
  const exponent half = root * exponent{1, 2};
  r.note(rewrite::square_root);
  if (!half.fits || ++r.depth > deepest_root) {
    refuse(r, begin, r.now.end, "roots are nested too deeply", "write the exponent as a fraction, as in `Hz(1/4)`");
    return;
  }
  if (r.now.kind == token_kind::open)
    read_group(r, under, half);
  else if (r.now.kind == token_kind::word)
    read_operand(r, under, half);
  else
    refuse_token(r, "a root needs a unit", "write `Hz(1/2)` or `sqrt(Hz)`");
  --r.depth;
  if (!r.failed && begins_exponent(r)) {
    refuse_token(r, "an exponent follows a root", "write one fraction, as in `Hz(3/2)`");
  }
}

constexpr void refuse_number(reading& r) {
  refuse_token(r, "a number is no part of a unit",
               "write a prefix (`km`, not `1000 m`), or `1` alone or before `/`");
}

constexpr void refuse_other(reading& r) {
  switch (r.now.kind) {
    case token_kind::end:
      return refuse(r, r.now.begin, r.now.end, "a unit is missing at the end", "write a unit after the last sign");
    case token_kind::number:
      return refuse_number(r);
    case token_kind::brace:
      return refuse_token(r, "annotations in braces are not read", "leave out the braces");
    case token_kind::broken:
      return refuse_token(r, "this byte is no UTF-8", "save the text as UTF-8");
    case token_kind::other:
      return refuse_token(r, "this character is in no unit", "write the unit in ASCII, as in `ohm`");
    case token_kind::open:
      return refuse_token(r, "parentheses stand only below the line",
                          "write the product without them, or `a/(b.c)` for a denominator");
    case token_kind::minus:
    case token_kind::plus:
      return refuse_token(r, "a sign between units is neither product nor exponent",
                          "write `.` for a product, digits right after the sign for an exponent");
    default:
      return refuse_token(r, "a unit is missing before this sign", "write a unit on both sides of `.` and `/`");
  }
}

constexpr void read_factor(reading& r, bool under, exponent root) {
  const int begin = r.now.begin;
  if (r.now.kind == token_kind::root) {
    r.note(rewrite::unicode);
    r.advance();
    return read_root(r, under, root, begin);
  }
  if (r.now.kind != token_kind::word) return refuse_other(r);
  if (r.now.word.view() == "sqrt" && decode(r.text, r.now.end).value == '(') {
    r.advance();
    return read_root(r, under, root, begin);
  }
  read_operand(r, under, root);
}

/// A division: its sign, then one factor or a group.
constexpr void read_division(reading& r) {
  if (r.divided) r.note(rewrite::repeated_division);
  r.divided = true;
  r.advance();
  if (skip_blank(r)) r.note(rewrite::blank);
  if (r.now.kind == token_kind::open)
    read_group(r, true, {1, 1});
  else
    read_factor(r, true, {1, 1});
}

constexpr void read_product(reading& r, const token& sign) {
  if (r.divided && r.mixed_begin < 0) {
    r.mixed_begin = sign.begin;
    r.mixed_end = sign.end;
  }
  r.after_division = r.divided;
  read_factor(r, r.divided, {1, 1});
  r.after_division = false;
}

[[nodiscard]] constexpr bool at_per(const reading& r) {
  return r.now.kind == token_kind::word && r.now.word.view() == "per";
}

/// Everything after the first factor.
constexpr void read_rest(reading& r) {
  while (!r.failed) {
    const token before = r.now;
    const bool blank = skip_blank(r);
    if (r.now.kind == token_kind::end || blank)
      r.result.rewrites |= blank ? static_cast<unsigned>(rewrite::blank) : 0U;
    if (r.now.kind == token_kind::end) return;
    if (r.now.kind == token_kind::slash || (blank && at_per(r))) {
      if (at_per(r)) r.note(rewrite::alias);
      read_division(r);
    } else if (r.now.kind == token_kind::product) {
      const token sign = r.now;
      if (now_text(r) != ".") r.note(rewrite::product_sign);
      if (sign.unicode) r.note(rewrite::unicode);
      r.advance();
      skip_blank(r);
      read_product(r, sign);
    } else if (blank && (r.now.kind == token_kind::word || r.now.kind == token_kind::root)) {
      read_product(r, before);
    } else {
      refuse_other(r);
    }
  }
}

/// "1", "1/s", "/s", or the first factor.
constexpr void read_start(reading& r) {
  if (skip_blank(r)) r.note(rewrite::blank);
  if (r.now.kind == token_kind::end) {
    refuse(r, 0, static_cast<int>(r.text.size()), "the unit is empty", "write `1` for a number without unit");
  } else if (r.now.kind == token_kind::slash) {
    r.note(rewrite::leading_division);
    read_division(r);
  } else if (now_text(r) == "1") {
    const token one = r.now;
    r.advance();
    skip_blank(r);
    if (r.now.kind != token_kind::end && r.now.kind != token_kind::slash && !at_per(r)) {
      r.now = one;
      refuse_number(r);
    }
  } else {
    read_factor(r, false, {1, 1});
  }
}

}  // namespace detail

/// Reads a unit. Never throws; look at `ok`. The text may be any bytes; more than 200 of them are refused.
[[nodiscard]] constexpr unit_result parse_unit(std::string_view text) {
  detail::reading r;
  r.text = text;
  if (text.size() > detail::longest_unit_text) {
    detail::refuse(r, 0, detail::longest_unit_text, "the unit's text is longer than 200 bytes",
                   "write a shorter unit");
    return r.result;
  }
  r.advance();
  detail::read_start(r);
  if (!r.failed) detail::read_rest(r);
  detail::finish(r);
  return r.result;
}

/// The unit of a difference of temperatures read in `result`: K becomes delta_K. Refused for anything but a
/// temperature.
[[nodiscard]] constexpr unit_result as_difference(unit_result result) {
  if (!result.ok || result.spec.role == temperature_role::difference) return result;
  if (result.spec.role != temperature_role::point) {
    unit_result refused;
    refused.span_end = result.text.size;
    refused.message.append("only a temperature has a difference");
    refused.hint.append("write K, degC, degF or degR, or leave out the difference");
    return refused;
  }
  result.factors = detail::difference_list(result.factors);
  result.spec = detail::spec_of(result.factors);
  result.text = detail::text_of(result.factors);
  return result;
}

}  // namespace typeplate::inline abi_1
