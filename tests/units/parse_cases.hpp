// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One line of a table of cases against the parser. Constant expressions, so that the compiler runs them as well.
#pragma once

#include <typeplate/units/parse.hpp>

#include "tsv.hpp"

namespace parse_cases {

[[nodiscard]] constexpr bool contains(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

/// text, verdict, canonical, words: see data/conflicts.tsv.
[[nodiscard]] constexpr bool conflict_holds(std::string_view line) {
  const std::string_view text = tsv::field_of(line, 0);
  const std::string_view verdict = tsv::field_of(line, 1);
  const std::string_view words = tsv::field_of(line, 3);
  const typeplate::unit_result unit = typeplate::parse_unit(text);
  if (verdict == "refuse") return !unit.ok && unit.message.size > 0 && contains(unit.hint.view(), words);
  if (!unit.ok || unit.canonical() != tsv::field_of(line, 2)) return false;
  if (verdict == "accept") return unit.warning_count == 0;
  return verdict == "warn" && unit.warning_count == 1 && contains(unit.warnings[0], words);
}

/// token, hint: the whole hint, and the span is the token.
[[nodiscard]] constexpr bool refusal_holds(std::string_view line) {
  const std::string_view token = tsv::field_of(line, 0);
  const typeplate::unit_result unit = typeplate::parse_unit(token);
  return !unit.ok && unit.hint.view() == tsv::field_of(line, 1) && unit.span_begin == 0 &&
         unit.span_end == static_cast<int>(token.size());
}

/// text, canonical, rewrites joined by '+' (or '-').
[[nodiscard]] constexpr bool spelling_holds(std::string_view line) {
  constexpr std::string_view names[] = {
      "alias",         "unicode",          "product_sign", "blank",     "repeated_division", "leading_division",
      "exponent_sign", "decimal_exponent", "square_root",  "ucum_code", "reordered"};
  const std::string_view wanted = tsv::field_of(line, 2);
  unsigned rewrites = 0;
  for (int i = 0; i < typeplate::rewrite_count; ++i) {
    if (contains(wanted, names[i])) rewrites |= 1U << i;
  }
  const typeplate::unit_result unit = typeplate::parse_unit(tsv::field_of(line, 0));
  return unit.ok && unit.canonical() == tsv::field_of(line, 1) && unit.rewrites == rewrites &&
         unit.rewritten() == ((rewrites & ~1024U) != 0);
}

}  // namespace parse_cases
