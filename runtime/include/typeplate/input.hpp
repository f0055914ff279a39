// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One input of one sample: `Inputs{.temperature = 350.0 * degC}` with the port's unit in the type. It keeps the
// number as it was given, so that unit, standardisation and type are applied in one multiply-add when the model
// runs.
//
// There is no default value: a field left out, a number without a unit and a unit that does not convert are compile
// errors that name the port.
#pragma once

#include <type_traits>

#include <typeplate/port_errors.hpp>
#include <typeplate/sample.hpp>
#include <typeplate/units/quantity.hpp>

namespace typeplate::inline abi_1 {

namespace detail {

/// The offset that goes with `x * scale`. Adding -0.0 leaves every number alone; adding +0.0 would lose the sign of
/// -0.0.
template <class From, class To>
inline constexpr double neutral_offset = conversion<From, To>::offset == 0 ? -0.0 : conversion<From, To>::offset;

}  // namespace detail

/// Port is a tag that only messages name, U the unit that the model wants, Rep its element type (float or double).
/// A plain value, as safe between threads as a double.
template <class Port, unit_type U, class Rep>
class input {
  static_assert(std::is_floating_point_v<Rep>, "typeplate: a port's element type is float or double");

 public:
  using unit = U;
  using rep = Rep;

  /// A field left out: an error in words.
  template <class P = Port>
  constexpr input() {
    explain_port_not_given<port_not_given<P>>();
  }

  /// From a quantity in any unit that converts.
  template <unit_type V, arithmetic S>
  requires(convertible_units<V, U>) constexpr input(quantity<V, S> given)
      : value_{static_cast<double>(given.number()), conversion<V, U>::scale, detail::neutral_offset<V, U>} {
    static_assert(std::is_floating_point_v<S> || sizeof(S) <= 4,
                  "typeplate: a 64-bit whole number may not fit a double; write x.rounded<double>(unit)");
  }

  /// Any other quantity: an error in words.
  template <unit_type V, arithmetic S>
  requires(!convertible_units<V, U>) constexpr input(quantity<V, S>) {
    explain_mismatch<wrong_unit_for_port<Port, V, U>>();
  }

  /// 20.0 * K, as long as it is a literal, is also a difference of 20 K.
  template <unit_type V, arithmetic S>
  requires(detail::nature<U>.role ==
           temperature_role::difference) constexpr input(temperature_literal<V, S>&& literal)
      : input(literal.as_difference()) {}

  /// From a quantity of another library, where its header in typeplate/interop/ is included.
  template <foreign_quantity_type Q>
  requires(convertible_units<foreign_unit<Q>, U>) constexpr input(const Q& given)
      : value_{static_cast<double>(foreign_quantity<Q>::number(given)), conversion<foreign_unit<Q>, U>::scale,
               detail::neutral_offset<foreign_unit<Q>, U>} {
    using given_rep = typename foreign_quantity<Q>::rep;
    static_assert(std::is_floating_point_v<given_rep> || sizeof(given_rep) <= 4,
                  "typeplate: a 64-bit whole number may not fit a double; write tp::from(x).rounded<double>(unit)");
  }

  /// Any other quantity of another library: an error in words.
  template <foreign_quantity_type Q>
  requires(!convertible_units<foreign_unit<Q>, U>) constexpr input(const Q&) {
    explain_mismatch<wrong_unit_for_port<Port, foreign_unit<Q>, U>>();
  }

  /// A raw number: an error in words.
  template <arithmetic N>
  constexpr input(N) {
    explain_raw_number<raw_number_for_port<Port, N, U>>();
  }

  /// The named way in for raw numbers: `number` counts units of U.
  [[nodiscard]] static constexpr input from_number(Rep number) {
    return input(quantity<U, Rep>::from_number(number));
  }

  /// The value in the model's unit and type, as the model will see and check it.
  [[nodiscard]] constexpr Rep number() const {
    return static_cast<Rep>(value_.number * value_.scale + value_.offset);
  }

  /// The number of units of V.
  template <unit_type V>
  [[nodiscard]] constexpr Rep in(V wanted) const {
    return quantity<U, Rep>::from_number(number()).in(wanted);
  }

  /// What the engine reads.
  [[nodiscard]] constexpr const typeplate::sample& sample() const { return value_; }

 private:
  typeplate::sample value_{};
};

}  // namespace typeplate::inline abi_1
