// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// From and to quantities of other libraries, by hand: `tp::from(x)` and `tp::to<Theirs>(q)`. Mostly one needs
// neither `from` nor a unit: a port and a `quantity` take a foreign value as it is.
//
// Included by each header in typeplate/interop/, which says which types are known.
//
//   #include <typeplate/interop/chrono.hpp>
//   model.forward(Inputs{.burn_time = 250ms, .thrust = 3.0 * kN});
//   auto cooling = tp::to<std::chrono::duration<double>>(outputs.cooling_time);
//   auto whole = tp::rounded_to<std::chrono::milliseconds>(outputs.cooling_time);
#pragma once

#include <type_traits>

#include <typeplate/interop/counterpart.hpp>
#include <typeplate/units/quantity.hpp>

namespace typeplate::inline abi_1 {

/// The same number in the same unit, as ours. A unit such as km/h, which is no single unit of the catalogue (with a
/// prefix or not) and not the coherent SI unit, is an error in words: there, name the unit you want.
template <foreign_quantity_type Foreign>
[[nodiscard]] constexpr auto from(const Foreign& given) {
  detail::explain_counterpart<detail::counterpart_for<Foreign>>();
  return quantity<counterpart_t<Foreign>, typename foreign_quantity<Foreign>::rep>::from_number(
      foreign_quantity<Foreign>::number(given));
}

/// A quantity of ours as one of theirs, converted into the unit of `Foreign`. Another dimension is an error in
/// words, and so is a whole number that the conversion would round.
template <foreign_quantity_type Foreign, unit_type U, arithmetic Rep>
[[nodiscard]] constexpr Foreign to(quantity<U, Rep> given) {
  using target = foreign_unit<Foreign>;
  using stored = typename foreign_quantity<Foreign>::stored;
  if constexpr (convertible_units<U, target>) {
    static_assert(detail::converts_by_itself<U, target, stored, Rep>(),
                  "typeplate: this conversion could lose a whole number's value; write tp::rounded_to<Type>(x)");
    return foreign_quantity<Foreign>::make(detail::converted<U, target, stored>(given.number()));
  } else {
    explain_mismatch<unit_mismatch<U, target>>();
    return foreign_quantity<Foreign>::make(stored{});
  }
}

/// The same for a type that holds whole numbers: rounded to nearest, halves away from zero, held at the type's
/// ends; not-a-number becomes zero.
template <foreign_quantity_type Foreign, unit_type U, arithmetic Rep>
requires(std::is_integral_v<typename foreign_quantity<Foreign>::stored>) [[nodiscard]] constexpr Foreign
    rounded_to(quantity<U, Rep> given) {
  using target = foreign_unit<Foreign>;
  using stored = typename foreign_quantity<Foreign>::stored;
  if constexpr (!convertible_units<U, target>) {
    explain_mismatch<unit_mismatch<U, target>>();
    return foreign_quantity<Foreign>::make(stored{});
  } else if constexpr (std::is_same_v<Rep, stored> && conversion<U, target>::identity) {
    return foreign_quantity<Foreign>::make(given.number());
  } else {
    const double number = detail::converted<U, target, double>(given.number());
    return foreign_quantity<Foreign>::make(detail::nearest<stored>(number));
  }
}

}  // namespace typeplate::inline abi_1
