// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Quantities of Au (github.com/aurora-opensource/au) as ours, and back, exactly: Au's magnitudes are products of
// primes, so every factor is rounded once, where the value is used.
//
//   #include <typeplate/interop/au.hpp>
//   model.forward(Inputs{.temperature = au::celsius_pt(350.0), .pressure = au::bars(80.0)});
//   auto density = tp::to<au::QuantityD<decltype(au::Kilo<au::Grams>{} /
//   au::pow<3>(au::Meters{}))>>(outputs.density);
//
// A temperature `Quantity` is a difference and a `QuantityPoint` is a point, there as here. Points of anything else
// (a position, a time of day) need an origin that no port knows: pass the distance from one.
//
// Au is looked for as <au/quantity_point.hh>, <au/au.hh> and <au.hh>; where your single-file Au has another name,
// define TYPEPLATE_AU_HEADER as that name, with its quotes or angle brackets.
#pragma once

#if defined(TYPEPLATE_AU_HEADER)
#include TYPEPLATE_AU_HEADER
#elif __has_include(<au/quantity_point.hh>)
#include <au/quantity_point.hh>
#elif __has_include(<au/au.hh>)
#include <au/au.hh>
#elif __has_include(<au.hh>)
#include <au.hh>
#else
#error "typeplate: Au was not found; put its folder on the include path, or define TYPEPLATE_AU_HEADER as its file"
#endif

#include <cstdint>

#include <typeplate/interop/from.hpp>
#include <typeplate/interop/spec.hpp>

namespace typeplate::inline abi_1 {

namespace detail::au_interop {

template <class Base>
struct base_of {
  static constexpr bool known = false;
};
template <signed char... Exponents>
struct known_base {
  static constexpr bool known = true;
  static constexpr base_exponents measures{Exponents...};
};
template <>
struct base_of<::au::base_dim::Length> : known_base<1> {};
template <>
struct base_of<::au::base_dim::Mass> : known_base<0, 1> {};
template <>
struct base_of<::au::base_dim::Time> : known_base<0, 0, 1> {};
template <>
struct base_of<::au::base_dim::Current> : known_base<0, 0, 0, 1> {};
template <>
struct base_of<::au::base_dim::Temperature> : known_base<0, 0, 0, 0, 1> {};
template <>
struct base_of<::au::base_dim::AmountOfSubstance> : known_base<0, 0, 0, 0, 0, 1> {};
template <>
struct base_of<::au::base_dim::LuminousIntensity> : known_base<0, 0, 0, 0, 0, 0, 1> {};
template <>
struct base_of<::au::base_dim::Angle> : known_base<0, 0, 0, 0, 0, 0, 0, 1> {};
template <>
struct base_of<::au::base_dim::Information> : known_base<0, 0, 0, 0, 0, 0, 0, 0, 1> {};

/// Au's base power as base and exponent.
template <class BasePower>
struct split {
  using base = BasePower;
  static constexpr std::intmax_t numerator = 1;
  static constexpr std::intmax_t denominator = 1;
};
template <class Base, std::intmax_t N>
struct split<::au::Pow<Base, N>> {
  using base = Base;
  static constexpr std::intmax_t numerator = N;
  static constexpr std::intmax_t denominator = 1;
};
template <class Base, std::intmax_t N, std::intmax_t D>
struct split<::au::RatioPow<Base, N, D>> {
  using base = Base;
  static constexpr std::intmax_t numerator = N;
  static constexpr std::intmax_t denominator = D;
};

template <class BasePower>
[[nodiscard]] constexpr dimension dimension_of_power() {
  using parts = split<BasePower>;
  static_assert(base_of<typename parts::base>::known,
                "typeplate: this Au unit measures a base dimension of your own, which no model card knows");
  return power_of(base_of<typename parts::base>::measures, exponent_of<parts::numerator, parts::denominator>());
}

template <class... BasePowers>
[[nodiscard]] constexpr dimension dimension_of(::au::Dimension<BasePowers...>) {
  return (dimension{} * ... * dimension_of_power<BasePowers>());
}

template <class Base>
struct factor_of {
  static constexpr bool known = false;
};
template <std::uintmax_t N>
struct factor_of<::au::Prime<N>> {
  static constexpr bool known = true;
  static constexpr magnitude value = make_magnitude({.numerator = N});
};
template <>
struct factor_of<::au::Pi> {
  static constexpr bool known = true;
  static constexpr magnitude value = pi_itself();
};

template <class BasePower>
[[nodiscard]] constexpr magnitude magnitude_of_power() {
  using parts = split<BasePower>;
  static_assert(factor_of<typename parts::base>::known,
                "typeplate: this Au unit's size is no product of whole numbers and pi");
  return raised_to<parts::numerator, parts::denominator>(factor_of<typename parts::base>::value);
}

template <class... BasePowers>
[[nodiscard]] constexpr magnitude magnitude_of(::au::Magnitude<BasePowers...>) {
  magnitude product;
  ((product = multiply(product, magnitude_of_power<BasePowers>())), ...);
  return product;
}

/// Au's unit of mass is the gram, ours the kilogram; the other bases are the same.
template <class Unit>
[[nodiscard]] constexpr magnitude scale_of() {
  constexpr exponent mass = dimension_of(typename Unit::Dim{}).of[1];
  const magnitude grams = power_of(make_magnitude({.denominator = 1000}), mass);
  return multiply(magnitude_of(typename Unit::Mag{}), grams);
}

/// The zero of the unit's scale above absolute zero, in kelvin.
template <class Unit>
[[nodiscard]] constexpr exact_offset zero_of() {
  if constexpr (requires { typename decltype(Unit::origin())::Unit; }) {
    constexpr auto zero = Unit::origin();
    using zero_unit = typename decltype(Unit::origin())::Unit;
    constexpr auto above = ::au::get_value<std::int64_t>(::au::numerator(typename zero_unit::Mag{}));
    constexpr auto below = ::au::get_value<std::int64_t>(::au::denominator(typename zero_unit::Mag{}));
    return {static_cast<std::int64_t>(zero.in(zero_unit{})) * above, below};
  } else {
    return {};  // Au's kelvin and rankine have no origin of their own: theirs is absolute zero
  }
}

}  // namespace detail::au_interop

template <class Unit, class Number>
struct foreign_quantity<::au::Quantity<Unit, Number>> {
  using rep = Number;
  using stored = Number;
  static constexpr unit_spec unit = detail::unit_of_amount(detail::au_interop::dimension_of(typename Unit::Dim{}),
                                                           detail::au_interop::scale_of<Unit>());
  [[nodiscard]] static constexpr Number number(const ::au::Quantity<Unit, Number>& given) {
    return given.in(Unit{});
  }
  [[nodiscard]] static constexpr ::au::Quantity<Unit, Number> make(Number number) {
    return ::au::make_quantity<Unit>(number);
  }
};

template <class Unit, class Number>
struct foreign_quantity<::au::QuantityPoint<Unit, Number>> {
  using rep = Number;
  using stored = Number;
  static_assert(detail::is_temperature(detail::au_interop::dimension_of(typename Unit::Dim{})),
                "typeplate: a point that is no temperature has an origin that no port knows; "
                "pass its distance from a point you name");
  static constexpr unit_spec unit =
      detail::unit_of_point(detail::au_interop::dimension_of(typename Unit::Dim{}),
                            detail::au_interop::scale_of<Unit>(), detail::au_interop::zero_of<Unit>());
  [[nodiscard]] static constexpr Number number(const ::au::QuantityPoint<Unit, Number>& given) {
    return given.in(Unit{});
  }
  [[nodiscard]] static constexpr ::au::QuantityPoint<Unit, Number> make(Number number) {
    return ::au::make_quantity_point<Unit>(number);
  }
};

}  // namespace typeplate::inline abi_1
