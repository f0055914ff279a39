// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Quantities of nholthaus/units 2 (github.com/nholthaus/units), and of WPILib's version of it, as ours, and back.
// Its units are ratios with a power of pi, so every factor is exact until the value is used.
//
//   #include <units.h>                       // WPILib: <units/pressure.h> and so on
//   #include <typeplate/interop/nholthaus.hpp>
//   model.forward(Inputs{.temperature = units::temperature::celsius_t(350.0), .pressure =
//   units::pressure::bar_t(80.0)}); auto density =
//   tp::to<units::density::kilograms_per_cubic_meter_t>(outputs.density);
//
// That library has no type for a temperature difference: its temperatures are points here. For a port that wants a
// difference write t.to<double>() * delta_K. Decibels are not known; version 3 of the library needs C++23 and has
// another interface, which this header does not read.
#pragma once

#if __has_include(<units/base.h>)
#include <units/base.h>
#elif __has_include(<units.h>) && !__has_include(<units/core.h>)
#include <units.h>
#else
#error "typeplate: version 2 of nholthaus/units was not found; put the folder of units.h on the include path"
#endif

#include <typeplate/interop/from.hpp>
#include <typeplate/interop/spec.hpp>

namespace typeplate::inline abi_1 {

namespace detail::nholthaus_interop {

template <class Ratio>
inline constexpr exponent exponent_from = exponent_of<Ratio::num, Ratio::den>();

template <class Base>
[[nodiscard]] constexpr dimension dimension_of() {
  dimension measures;
  measures.of[0] = exponent_from<typename Base::meter_ratio>;
  measures.of[1] = exponent_from<typename Base::kilogram_ratio>;
  measures.of[2] = exponent_from<typename Base::second_ratio>;
  measures.of[3] = exponent_from<typename Base::ampere_ratio>;
  measures.of[4] = exponent_from<typename Base::kelvin_ratio>;
  measures.of[5] = exponent_from<typename Base::mole_ratio>;
  measures.of[6] = exponent_from<typename Base::candela_ratio>;
  measures.of[7] = exponent_from<typename Base::radian_ratio>;
  measures.of[8] = exponent_from<typename Base::byte_ratio>;
  return measures;
}

/// Its unit of information is the byte, ours the bit; the other bases are the same.
template <class Unit>
[[nodiscard]] constexpr unit_spec spec_of() {
  using traits = ::units::traits::unit_traits<Unit>;
  using base = ::units::traits::base_unit_of<Unit>;
  using pi = typename traits::pi_exponent_ratio;
  using zero = typename traits::translation_ratio;
  const magnitude bytes = power_of(make_magnitude({.numerator = 8}), exponent_from<typename base::byte_ratio>);
  const magnitude size = multiply(magnitude_of<typename traits::conversion_ratio>(), bytes);
  const magnitude scale = multiply(size, raised_to<pi::num, pi::den>(pi_itself()));
  const dimension measures = dimension_of<base>();
  if (!is_temperature(measures)) return {.measures = measures, .scale = scale};
  return unit_of_point(measures, scale, {zero::num, zero::den});
}

}  // namespace detail::nholthaus_interop

template <class Unit, arithmetic Number>
struct foreign_quantity<::units::unit_t<Unit, Number, ::units::linear_scale>> {
  using rep = Number;
  using stored = Number;
  static constexpr unit_spec unit = detail::nholthaus_interop::spec_of<Unit>();
  [[nodiscard]] static constexpr Number number(const ::units::unit_t<Unit, Number, ::units::linear_scale>& given) {
    return given.template to<Number>();
  }
  [[nodiscard]] static constexpr ::units::unit_t<Unit, Number, ::units::linear_scale> make(Number number) {
    return ::units::unit_t<Unit, Number, ::units::linear_scale>(number);
  }
};

}  // namespace typeplate::inline abi_1
