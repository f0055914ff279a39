// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The canonical text of a unit: `kg/m3`, `W/(m2.K)`, `s-1`, `Hz(1/2)`, `delta_K`; ASCII, and read back as the same
// unit.
#pragma once

#include <string_view>
#include <typeplate/units/factor.hpp>

namespace typeplate::inline abi_1 {

/// A text of bounded length, by value. What does not fit is cut and marked.
template <int Capacity>
struct fixed_text {
  char data[Capacity]{};
  int size = 0;
  bool fits = true;
  [[nodiscard]] constexpr std::string_view view() const { return {data, static_cast<std::size_t>(size)}; }
  constexpr void append(char c) {
    fits = fits && size < Capacity;
    if (fits) data[size++] = c;
  }
  constexpr void append(std::string_view text) {
    for (const char c : text) append(c);
  }
  constexpr void append_number(int number) {
    if (number < 0) append('-');
    const int positive = number < 0 ? -number : number;
    if (positive >= 100) append(static_cast<char>('0' + positive / 100 % 10));
    if (positive >= 10) append(static_cast<char>('0' + positive / 10 % 10));
    append(static_cast<char>('0' + positive % 10));
  }
};

/// Long enough for every list of factors: twelve of a prefix, the longest symbol, an exponent and a sign.
using unit_text_buffer = fixed_text<240>;

namespace detail {

/// The first alias of a unit whose bare symbol is refused (`molar` for `M`), else its symbol.
[[nodiscard]] constexpr std::string_view spelling_of(const factor& f) {
  const definition& row = row_of(f);
  if (row.policy != unit_policy::refuse_bare || f.prefix != no_prefix) return row.symbol;
  return row.aliases.substr(0, row.aliases.find(','));
}

constexpr void append_factor(unit_text_buffer& text, const factor& f, bool below) {
  if (f.prefix != no_prefix) text.append(prefixes[f.prefix].symbol);
  text.append(spelling_of(f));
  const int numerator = below ? -f.power.numerator : f.power.numerator;
  if (f.power.denominator == 1) {
    if (numerator != 1) text.append_number(numerator);
    return;
  }
  text.append('(');
  text.append_number(numerator);
  text.append('/');
  text.append_number(f.power.denominator);
  text.append(')');
}

[[nodiscard]] constexpr int count_above(const factor_list& list) {
  int above = 0;
  while (above < list.count && list.of[above].power.numerator > 0) ++above;
  return above;
}

constexpr void append_product(unit_text_buffer& text, const factor_list& list, int begin, int end, bool below) {
  for (int i = begin; i < end; ++i) {
    if (i > begin) text.append('.');
    append_factor(text, list.of[i], below);
  }
}

/// The text of a canonical list.
[[nodiscard]] constexpr unit_text_buffer text_of(const factor_list& list) {
  unit_text_buffer text;
  if (list.count == 0) text.append('1');
  if (list.difference) text.append("delta_");
  const int above = count_above(list);
  append_product(text, list, 0, above, false);
  if (above == 0) append_product(text, list, 0, list.count, false);
  if (above == 0 || above == list.count) return text;
  const bool several = list.count - above > 1;
  text.append(several ? "/(" : "/");
  append_product(text, list, above, list.count, true);
  if (several) text.append(')');
  return text;
}

}  // namespace detail
}  // namespace typeplate::inline abi_1
