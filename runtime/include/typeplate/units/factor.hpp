// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A unit as a short list of factors (a catalogue unit, a prefix and an exponent each), in one canonical order.
// The parser and the C++ types meet here: both make such a list, and text, exact size and type come from it alone.
#pragma once

#include <typeplate/units/exponent.hpp>
#include <typeplate/units/prefix.hpp>

namespace typeplate::inline abi_1 {

/// unit: place in the catalogue; prefix: place in the prefix table or -1.
struct factor {
  short unit = 0;
  signed char prefix = detail::no_prefix;
  exponent power{1, 1};
  constexpr bool operator==(const factor&) const = default;
};

/// A product of factors; `difference` marks the difference version of a temperature unit (`delta_K`).
/// `fits` is false once there were too many factors or an exponent left its range.
struct factor_list {
  static constexpr int capacity = 12;
  factor of[capacity]{};
  int count = 0;
  bool difference = false;
  bool fits = true;
  constexpr bool operator==(const factor_list& other) const {
    for (int i = 0; i < count && i < other.count; ++i) {
      if (of[i] != other.of[i]) return false;
    }
    return count == other.count && difference == other.difference && fits == other.fits;
  }
};

namespace detail {

inline constexpr int kelvin_index = catalogue_index<unit::kelvin>;
inline constexpr int one_index = catalogue_index<unit::one>;

[[nodiscard]] constexpr const definition& row_of(const factor& f) {
  return *rows.of[f.unit];
}

/// Derived units stand in the catalogue's order, then the bases as g m s A K mol cd.
[[nodiscard]] constexpr int order_of(const factor& f) {
  constexpr int base_order[] = {1, 0, 2, 3, 4, 5, 6};  // the catalogue begins m g s A K mol cd
  const int place = f.unit < 7 ? catalogue::size + base_order[f.unit] : f.unit;
  const int below = f.power.numerator < 0 ? 2 * catalogue::size : 0;
  return (below + place) * (prefix_count + 1) + f.prefix + 1;
}

[[nodiscard]] constexpr bool same_unit(const factor& a, const factor& b) {
  return a.unit == b.unit && a.prefix == b.prefix;
}

/// Adds one factor to a canonical list and keeps it canonical.
constexpr void insert(factor_list& list, factor added) {
  if (added.unit == one_index) return;
  for (int i = 0; i < list.count; ++i) {
    if (!same_unit(list.of[i], added)) continue;
    added.power = list.of[i].power + added.power;
    for (int k = i + 1; k < list.count; ++k) list.of[k - 1] = list.of[k];
    list.of[--list.count] = factor{};
    break;
  }
  list.fits = list.fits && added.power.fits;
  if (added.power.numerator == 0 || !list.fits) return;
  if (list.count == factor_list::capacity) {
    list.fits = false;
    return;
  }
  int place = list.count++;
  for (; place > 0 && order_of(list.of[place - 1]) > order_of(added); --place) list.of[place] = list.of[place - 1];
  list.of[place] = added;
}

/// list *= other^power. A difference of temperatures loses its mark in company: W/delta_K has no point to confuse.
constexpr void multiply_by(factor_list& list, const factor_list& other, exponent power) {
  list.fits = list.fits && other.fits && power.fits;
  list.difference = false;
  for (int i = 0; i < other.count; ++i) {
    factor added = other.of[i];
    added.power = added.power * power;
    insert(list, added);
  }
}

[[nodiscard]] constexpr bool is_plain(const factor_list& list) {
  return list.count == 1 && list.of[0].power == exponent{1, 1};
}

}  // namespace detail
}  // namespace typeplate::inline abi_1
