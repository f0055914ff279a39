// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The unit of the catalogue that is exactly a foreign unit, so that `tp::from(x)` needs no unit named: au's
// kilo(meters) is unit::kilo<unit::metre>. Only for that: a port or a quantity of a named unit takes any foreign
// unit of its dimension, counterpart or not.
#pragma once

#include <typeplate/units/foreign.hpp>

namespace typeplate::inline abi_1 {

namespace detail {

/// What was found: one row with at most a prefix, or the coherent SI unit of the dimension, or nothing.
struct counterpart {
  factor_list list{};
  bool found = false;
};

/// The same size, but for the last bits: a library may know its own factor only as a rounded number. No two units
/// of the catalogue with one dimension are nearer to each other than a millionth.
[[nodiscard]] constexpr bool is_about(double ratio, double wanted) {
  const double error = ratio / wanted - 1;
  return error < 1e-15 && error > -1e-15;
}

[[nodiscard]] constexpr double power_of_ten(int exponent) {
  return to_double(make_magnitude({}, exponent)).value;
}

/// The prefix whose factor is `ratio`, no_prefix when there is none.
[[nodiscard]] constexpr int prefix_worth(double ratio, const definition& row) {
  for (int p = 0; p < first_binary_prefix; ++p) {
    const bool allowed = may_stand_before(p, row) && !is_taken(prefixes[p].symbol, row.symbol);
    if (allowed && is_about(ratio, power_of_ten(prefixes[p].ten))) return p;
  }
  return no_prefix;
}

[[nodiscard]] constexpr bool same_offset(exact_offset a, exact_offset b) {
  return a.numerator * b.denominator == b.numerator * a.denominator;
}

/// May a foreign unit, which knows no kinds, be read as this row?
[[nodiscard]] constexpr bool comparable(const definition& row, const unit_spec& unit) {
  return row.kind == unit_kind::none && row.role == unit.role && same_offset(row.offset, unit.offset) &&
         power_of(row.measures, {1, 1}) == unit.measures;
}

[[nodiscard]] constexpr double ratio_to(const unit_spec& unit, const definition& row) {
  return to_double(multiply(unit.scale, inverse(make_magnitude(row.scale)))).value;
}

[[nodiscard]] constexpr counterpart one_row(int row, int prefix) {
  counterpart found;
  insert(found.list, {static_cast<short>(row), static_cast<signed char>(prefix), {1, 1}});
  found.found = true;
  return found;
}

/// The first row of this very size; without one, the first row with a prefix.
[[nodiscard]] constexpr counterpart row_for(const unit_spec& unit) {
  counterpart prefixed;
  for (int i = 0; i < catalogue::size; ++i) {
    const definition& row = *rows.of[i];
    if (!comparable(row, unit)) continue;
    const double ratio = ratio_to(unit, row);
    if (is_about(ratio, 1)) return one_row(i, no_prefix);
    if (prefixed.found) continue;
    const int prefix = prefix_worth(ratio, row);
    if (prefix != no_prefix) prefixed = one_row(i, prefix);
  }
  return prefixed;
}

/// kg.m-1.s-2 and the like, for a unit of exactly that size.
[[nodiscard]] constexpr counterpart coherent_for(const unit_spec& unit) {
  // The order is that of base_exponents.
  constexpr int bases[dimension::size] = {
      catalogue_index<unit::metre>,   catalogue_index<unit::gram>,   catalogue_index<unit::second>,
      catalogue_index<unit::ampere>,  catalogue_index<unit::kelvin>, catalogue_index<unit::mole>,
      catalogue_index<unit::candela>, catalogue_index<unit::radian>, catalogue_index<unit::bit>};
  constexpr int kilo = 9;
  counterpart found;
  if (unit.role != temperature_role::none || !is_about(to_double(unit.scale).value, 1)) return found;
  for (int i = 0; i < dimension::size; ++i) {
    const int prefix = bases[i] == catalogue_index<unit::gram> ? kilo : no_prefix;
    insert(found.list, {static_cast<short>(bases[i]), static_cast<signed char>(prefix), unit.measures.of[i]});
  }
  found.found = found.list.fits;
  return found;
}

[[nodiscard]] constexpr counterpart counterpart_of(const unit_spec& unit) {
  if (unit.role == temperature_role::none && unit.measures == dimension{} &&
      is_about(to_double(unit.scale).value, 1))
    return {factor_list{}, true};
  const counterpart row = row_for(unit);
  return row.found ? row : coherent_for(unit);
}

/// Named in compile errors: a foreign unit that no name or prefix of the catalogue stands for.
template <class Foreign>
struct counterpart_for {
  static constexpr counterpart result = counterpart_of(foreign_quantity<Foreign>::unit);
  static constexpr factor_list list = result.list;
  static constexpr bool has_counterpart = result.found;
};

template <class Counterpart>
constexpr void explain_counterpart() {
  static_assert(Counterpart::has_counterpart,
                "typeplate: the catalogue has no single unit of this size; name the unit that you want: "
                "tp::quantity<decltype(km / h)> speed = x");
}

}  // namespace detail

/// The catalogue's unit that is exactly the unit of the foreign type T.
template <foreign_quantity_type T>
using counterpart_t = detail::unit_from_factors<detail::counterpart_for<T>>;

}  // namespace typeplate::inline abi_1
