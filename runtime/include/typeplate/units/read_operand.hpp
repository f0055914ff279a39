// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One unit with its exponent: looked up, checked against its row, and multiplied into what was read so far.
// A step of parse_unit; include units/parse.hpp.
#pragma once

#include <typeplate/units/read_exponent.hpp>

namespace typeplate::inline abi_1::detail {

/// `Gsecond`, whose canonical text would be `Gs`, a gauss; the symbol itself is found as that other unit before.
[[nodiscard]] constexpr bool has_taken_text(const found_unit& found) {
  return found.prefix != no_prefix && is_taken(prefixes[found.prefix].symbol, rows.of[found.unit]->symbol);
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
    if (has_taken_text(o.unit)) {
      refuse_token(r, quote(r, r.now.begin, r.now.end, " is not accepted as a unit").view(),
                   "the symbol of this prefix and unit is that of another unit, or refused: write another prefix");
      return;
    }
    exponent_digits = static_cast<int>(word.size() - end);
    return;
  }
}

/// `digits` of the word are its exponent.
constexpr void note_spelling(reading& r, const operand& o, int digits) {
  std::string_view name = r.now.word.view();
  name.remove_suffix(static_cast<std::size_t>(digits));
  if (o.unit.ucum)
    r.note(rewrite::ucum_code);
  else if (o.unit.alias && spelling_of(factor_of(o)) != name)
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
  note_spelling(r, o, digits);
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

}  // namespace typeplate::inline abi_1::detail
