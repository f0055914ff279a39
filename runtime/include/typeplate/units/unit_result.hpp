// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What reading a unit's text gives: the unit in every form the tools need, or a refusal with its place and a hint.
#pragma once

#include <typeplate/units/spec.hpp>
#include <typeplate/units/text.hpp>

namespace typeplate::inline abi_1 {

/// What had to be rewritten to reach the canonical text; `reordered` alone is within the canonical grammar.
enum class rewrite : unsigned short {
  alias = 1,
  unicode = 2,
  product_sign = 4,
  blank = 8,
  repeated_division = 16,
  leading_division = 32,
  exponent_sign = 64,
  decimal_exponent = 128,
  square_root = 256,
  ucum_code = 512,
  reordered = 1024,
};

inline constexpr int rewrite_count = 11;

/// One rewrite in words, for reports.
[[nodiscard]] constexpr std::string_view describe(rewrite which) {
  switch (which) {
    case rewrite::alias:
      return "an alias became the canonical symbol";
    case rewrite::unicode:
      return "a Unicode character became ASCII";
    case rewrite::product_sign:
      return "a product sign became `.`";
    case rewrite::blank:
      return "blanks became `.` or were dropped";
    case rewrite::repeated_division:
      return "repeated divisions became one denominator";
    case rewrite::leading_division:
      return "a leading division became negative exponents";
    case rewrite::exponent_sign:
      return "an exponent was written with `^`, `**`, `+`, superscripts or needless digits";
    case rewrite::decimal_exponent:
      return "a decimal exponent became a fraction";
    case rewrite::square_root:
      return "a square root became the exponent (1/2)";
    case rewrite::ucum_code:
      return "a UCUM code became the canonical symbol";
    case rewrite::reordered:
      return "factors were merged or put into canonical order";
  }
  return "";
}

/// The result of parse_unit. Where `ok`, everything but the refusal is meaningful; else span_begin, span_end (bytes
/// of the text), message and hint are.
struct unit_result {
  bool ok = false;
  factor_list factors{};
  unit_spec spec{};
  unit_text_buffer text{};
  unsigned rewrites = 0;
  std::string_view warnings[factor_list::capacity]{};
  int warning_count = 0;

  int span_begin = 0;
  int span_end = 0;
  fixed_text<200> message{};
  fixed_text<240> hint{};

  [[nodiscard]] constexpr bool was(rewrite which) const { return (rewrites & static_cast<unsigned>(which)) != 0; }
  /// Was the text outside the canonical grammar?
  [[nodiscard]] constexpr bool rewritten() const {
    return (rewrites & ~static_cast<unsigned>(rewrite::reordered)) != 0;
  }
  [[nodiscard]] constexpr std::string_view canonical() const { return text.view(); }
};

}  // namespace typeplate::inline abi_1
