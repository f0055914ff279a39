// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Reads the text of a unit, strictly: `W/(m2.K)`, `kg.m-3`, `V/Hz(1/2)`. The same function at compile and at run
// time. Other programs' spellings are accepted where all agree, each rewrite is reported; what two programs read
// differently is refused, with the place and a hint. The grammar: docs/reference/units.md.
#pragma once

#include <typeplate/units/read_operand.hpp>

namespace typeplate::inline abi_1 {

namespace detail {

inline constexpr int longest_unit_text = 200;
inline constexpr int deepest_root = 4;

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

/// A product sign, or a blank that stands for one, and the factor after it.
constexpr void read_signed_product(reading& r) {
  const token sign = r.now;
  if (now_text(r) != ".") r.note(rewrite::product_sign);
  if (sign.unicode) r.note(rewrite::unicode);
  r.advance();
  skip_blank(r);
  read_product(r, sign);
}

/// One sign and what follows it. `blank` is the blank before the sign, if there was one.
constexpr void read_next(reading& r, bool had_blank, const token& blank) {
  const bool begins_factor = r.now.kind == token_kind::word || r.now.kind == token_kind::root;
  if (had_blank && at_per(r)) {
    r.note(rewrite::alias);
    read_division(r);
  } else if (r.now.kind == token_kind::slash) {
    read_division(r);
  } else if (r.now.kind == token_kind::product) {
    read_signed_product(r);
  } else if (had_blank && begins_factor) {
    read_product(r, blank);
  } else {
    refuse_other(r);
  }
}

/// Everything after the first factor.
constexpr void read_rest(reading& r) {
  while (!r.failed) {
    const token before = r.now;
    const bool blank = skip_blank(r);
    if (blank) r.note(rewrite::blank);
    if (r.now.kind == token_kind::end) return;
    read_next(r, blank, before);
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
