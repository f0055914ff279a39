// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a reading of a unit's text has gathered so far, and how it ends: as a unit or as a refusal in words.
#pragma once

#include <typeplate/units/nearest.hpp>
#include <typeplate/units/rounding.hpp>
#include <typeplate/units/scan.hpp>
#include <typeplate/units/unit_result.hpp>

namespace typeplate::inline abi_1::detail {

/// One operand as it stands in the text.
struct operand {
  found_unit unit{};
  exponent power{1, 1};
  int begin = 0;
  int end = 0;
};

/// The state of the reader. `strict` holds the factors read left to right; `below` reads a/b.c as a/(b.c), and is
/// kept only for the hint that shows both readings.
struct reading {
  std::string_view text{};
  token now{};
  factor_list strict{};
  factor_list below{};
  unit_result result{};
  bool failed = false;
  int operands = 0;
  bool divided = false;
  int depth = 0;
  operand alone{};  // a unit that must stand alone: a point on a scale, a logarithmic unit
  bool has_alone = false;
  bool alone_has_power = false;
  int mixed_begin = -1;  // where a product sign follows a denominator
  int mixed_end = -1;
  bool after_division = false;  // the factor being read follows a product sign that follows a division

  constexpr void note(rewrite which) { result.rewrites |= static_cast<unsigned>(which); }
  constexpr void advance() { now = next_token(text, now.end); }
};

constexpr void refuse(reading& r, int begin, int end, std::string_view message, std::string_view hint) {
  if (r.failed) return;
  r.failed = true;
  r.result.span_begin = begin;
  r.result.span_end = end;
  r.result.message.append(message);
  r.result.hint.append(hint);
}

constexpr void refuse_token(reading& r, std::string_view message, std::string_view hint) {
  refuse(r, r.now.begin, r.now.end, message, hint);
}

/// "`word` rest", with the word as it stands in the text, cut when it is long.
constexpr fixed_text<200> quote(const reading& r, int begin, int end, std::string_view rest) {
  constexpr int longest = 60;
  fixed_text<200> text;
  text.append('`');
  int shown = begin;
  for (code_point c = decode(r.text, shown); c.bytes != 0 && shown + c.bytes <= end && shown - begin < longest;
       c = decode(r.text, shown)) {
    text.append(r.text.substr(static_cast<std::size_t>(shown), static_cast<std::size_t>(c.bytes)));
    shown += c.bytes;
  }
  text.append(shown < end ? "...`" : "`");
  text.append(rest);
  return text;
}

/// The hint for an unknown word: a refused spelling behind a prefix, the nearest names, or the grammar.
[[nodiscard]] constexpr fixed_text<240> hint_for(std::string_view word, bool only_micro) {
  fixed_text<240> hint;
  hint.append(only_micro ? "this is the prefix micro: write a unit after it, as in `um`"
                         : find_refused_with_prefix(word));
  if (hint.size > 0) return hint;
  const suggestions near = nearest_units(word);
  hint.append(near.count == 0 ? "write a unit of the catalogue, with `.` for products and one `/`"
                              : "did you mean ");
  for (int i = 0; i < near.count; ++i) {
    if (i > 0) hint.append(i + 1 == near.count ? " or " : ", ");
    hint.append('`');
    hint.append(near.of[i].view());
    hint.append('`');
  }
  if (near.count > 0) hint.append('?');
  return hint;
}

/// Refuses the word now.
constexpr void refuse_unknown_word(reading& r) {
  const std::string_view word = r.now.word.view();
  const bool refused = !find_refused_with_prefix(word).empty();
  refuse(r, r.now.begin, r.now.end,
         quote(r, r.now.begin, r.now.end, refused ? " is not accepted as a unit" : " is no known unit").view(),
         hint_for(word, r.now.starts_with_micro && word == "u").view());
}

[[nodiscard]] constexpr factor factor_of(const operand& o) {
  return {static_cast<short>(o.unit.unit), static_cast<signed char>(o.unit.prefix), o.power};
}

/// Marks a list as a difference, and gives degC and degF the rows that they have for it.
[[nodiscard]] constexpr factor_list difference_list(factor_list list) {
  short& unit = list.of[0].unit;
  if (unit == catalogue_index<unit::degree_celsius>)
    unit = catalogue_index<unit::delta_degree_celsius>;
  else if (unit == catalogue_index<unit::degree_fahrenheit>)
    unit = catalogue_index<unit::delta_degree_fahrenheit>;
  else
    list.difference = true;
  return list;
}

/// Both readings of a mixed a/b.c, as canonical texts.
[[nodiscard]] constexpr fixed_text<240> mixed_hint(const reading& r) {
  fixed_text<240> hint;
  hint.append("write `");
  hint.append(text_of(r.below).view());
  hint.append("` if all of it stands below the line, `");
  hint.append(text_of(r.strict).view());
  hint.append("` if not");
  return hint;
}

/// Units that must stand alone, in company.
constexpr void check_company(reading& r) {
  if (!r.has_alone || (r.operands == 1 && !r.alone_has_power && !r.divided)) return;
  const definition& row = *rows.of[r.alone.unit.unit];
  if (is_opaque(row.kind)) {
    refuse(r, r.alone.begin, r.alone.end,
           quote(r, r.alone.begin, r.alone.end, " is logarithmic and stands alone").view(),
           "give the value in a linear unit, such as W, V or 1");
    return;
  }
  fixed_text<240> hint;
  hint.append("write `K` or, for a difference, `delta_");
  hint.append(row.symbol);
  hint.append('`');
  refuse(r, r.alone.begin, r.alone.end,
         quote(r, r.alone.begin, r.alone.end, " is a point on a scale and stands alone").view(), hint.view());
}

constexpr void gather_warnings(unit_result& result) {
  for (int i = 0; i < result.factors.count; ++i) {
    const definition& row = row_of(result.factors.of[i]);
    if (row.policy == unit_policy::warn) result.warnings[result.warning_count++] = row.note;
  }
}

/// The end of a reading: everything that is computed from the factors.
constexpr void finish(reading& r) {
  if (!r.failed) check_company(r);
  if (!r.failed && r.mixed_begin >= 0) {
    refuse(r, r.mixed_begin, r.mixed_end, "a product after a division reads in two ways", mixed_hint(r).view());
  }
  if (!r.failed && !r.strict.fits) {
    refuse(r, 0, static_cast<int>(r.text.size()), "the unit has too many factors or too large an exponent",
           "write at most 12 different factors, exponents up to 99 and denominators up to 12");
  }
  if (r.failed) return;
  unit_result& result = r.result;
  result.factors = r.strict;
  result.spec = spec_of(result.factors);
  if (!to_double(result.spec.scale).ok) {
    refuse(r, 0, static_cast<int>(r.text.size()), "the size of this unit is beyond double or 1024 bits",
           "write smaller exponents or prefixes");
    return;
  }
  result.ok = true;
  result.text = text_of(result.factors);
  gather_warnings(result);
  if (result.rewrites == 0 && result.text.view() != r.text) r.note(rewrite::reordered);
}

}  // namespace typeplate::inline abi_1::detail
