// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Quantities of mp-units 2 (github.com/mpusz/mp-units) as ours, and back. What a quantity measures is read from its
// dimension over the ISQ bases, the size of its unit by asking mp-units for one of it in SI base units.
//
//   #include <mp-units/systems/si.h>
//   #include <typeplate/interop/mp_units.hpp>
//   using namespace mp_units::si::unit_symbols;
//   model.forward(Inputs{.temperature = mp_units::point<deg_C>(350.0), .pressure = 8.0 * MPa});
//   auto density = tp::to<mp_units::quantity<kg / m3>>(outputs.density);
//
// A temperature `quantity` is a difference and a `quantity_point` is a point, there as here. Points of anything
// else need an origin that no port knows: pass `quantity_from(origin)`. Angles are plain numbers to the SI of
// mp-units: only a quantity whose kind is isq::angular_measure is an angle here, rad/s is s-1. Bits are plain
// numbers there.
#pragma once

#if __has_include(<mp-units/systems/si.h>)
#include <mp-units/systems/si.h>
#else
#error "typeplate: mp-units was not found; put its include folder on the include path"
#endif

#include <cstdint>

#include <typeplate/interop/from.hpp>
#include <typeplate/interop/spec.hpp>

namespace typeplate::inline abi_1 {

namespace detail::mp_interop {

namespace isq = ::mp_units::isq;
namespace si = ::mp_units::si;

/// The type of one of the library's constants, which hides behind the constant's own name.
template <auto Constant>
using tag = std::remove_cvref_t<decltype(Constant)>;

/// One term of a dimension of mp-units, as exponents of ours.
template <class Term>
struct exponents_of {
  static constexpr bool known = false;
};
template <signed char... Exponents>
struct base {
  static constexpr bool known = true;
  static constexpr dimension measures = power_of(base_exponents{Exponents...}, {1, 1});
};
template <>
struct exponents_of<tag<isq::dim_length>> : base<1> {};
template <>
struct exponents_of<tag<isq::dim_mass>> : base<0, 1> {};
template <>
struct exponents_of<tag<isq::dim_time>> : base<0, 0, 1> {};
template <>
struct exponents_of<tag<isq::dim_electric_current>> : base<0, 0, 0, 1> {};
template <>
struct exponents_of<tag<isq::dim_thermodynamic_temperature>> : base<0, 0, 0, 0, 1> {};
template <>
struct exponents_of<tag<isq::dim_amount_of_substance>> : base<0, 0, 0, 0, 0, 1> {};
template <>
struct exponents_of<tag<isq::dim_luminous_intensity>> : base<0, 0, 0, 0, 0, 0, 1> {};
template <>
struct exponents_of<tag<::mp_units::dimension_one>> : base<> {};

[[nodiscard]] constexpr dimension raised(const dimension& measures, exponent power) {
  dimension result;
  for (int i = 0; i < dimension::size; ++i) result.of[i] = measures.of[i] * power;
  return result;
}

template <class Term, int Numerator, int... Denominator>
struct exponents_of<::mp_units::power<Term, Numerator, Denominator...>> {
  static constexpr bool known = exponents_of<Term>::known;
  static constexpr dimension measures =
      raised(exponents_of<Term>::measures, exponent_of<Numerator, (1 * ... * Denominator)>());
};
template <class... Terms>
struct exponents_of<::mp_units::per<Terms...>> {
  static constexpr bool known = (exponents_of<Terms>::known && ...);
  static constexpr dimension measures =
      raised((dimension{} * ... * exponents_of<Terms>::measures), make_exponent(-1));
};
template <class... Terms>
struct exponents_of<::mp_units::derived_dimension<Terms...>> {
  static constexpr bool known = (exponents_of<Terms>::known && ...);
  static constexpr dimension measures = (dimension{} * ... * exponents_of<Terms>::measures);
};

/// Does a quantity of this kind count as an angle?
template <class Q>
[[nodiscard]] constexpr bool is_angle() {
  return ::mp_units::get_kind(Q::quantity_spec) == ::mp_units::get_kind(isq::angular_measure);
}

template <class Q>
[[nodiscard]] constexpr dimension dimension_of() {
  using foreign = exponents_of<std::remove_cvref_t<decltype(Q::dimension)>>;
  static_assert(foreign::known,
                "typeplate: this quantity of mp-units measures a base dimension outside the ISQ, which no model "
                "card knows");
  return is_angle<Q>() ? power_of(base_exponents{.angle = 1}, {1, 1}) : foreign::measures;
}

/// The coherent SI unit of a dimension of ours, as mp-units writes it. (A template argument of class type crashes
/// GCC 12, so the quantity carries the dimension.)
template <class Q, int Base>
[[nodiscard]] consteval auto base_unit(auto unit) {
  constexpr exponent power = dimension_of<Q>().of[Base];
  if constexpr (power.numerator == 0)
    return ::mp_units::one;
  else if constexpr (power.numerator < 0)
    return ::mp_units::one / pow<-power.numerator, power.denominator>(unit);
  else
    return pow<power.numerator, power.denominator>(unit);
}
template <class Q>
[[nodiscard]] consteval auto coherent_unit() {
  return base_unit<Q, 0>(si::metre) * base_unit<Q, 1>(si::kilogram) * base_unit<Q, 2>(si::second) *
         base_unit<Q, 3>(si::ampere) * base_unit<Q, 4>(si::kelvin) * base_unit<Q, 5>(si::mole) *
         base_unit<Q, 6>(si::candela) * base_unit<Q, 7>(si::radian);
}

/// Exactly this number: its 64 leading bits and a power of two.
[[nodiscard]] constexpr magnitude magnitude_of_number(long double number) {
  constexpr long double two_to_63 = 9223372036854775808.0L;
  int two = 0;
  for (; number < two_to_63; number *= 2) --two;
  for (; number >= 2 * two_to_63; number /= 2) ++two;
  return make_magnitude({.numerator = static_cast<std::uint64_t>(number)}, 0, two);
}

template <class Q>
[[nodiscard]] constexpr magnitude scale_of() {
  constexpr auto unit = Q::unit;
  constexpr ::mp_units::quantity<unit, long double> one(1.0L, unit);
  return magnitude_of_number(one.numerical_value_in(coherent_unit<Q>()));
}

}  // namespace detail::mp_interop

template <::mp_units::Quantity Q>
requires(arithmetic<typename Q::rep>) struct foreign_quantity<Q> {
  using rep = typename Q::rep;
  using stored = rep;
  static constexpr unit_spec unit =
      detail::unit_of_amount(detail::mp_interop::dimension_of<Q>(), detail::mp_interop::scale_of<Q>());
  [[nodiscard]] static constexpr rep number(const Q& given) { return given.numerical_value_in(Q::unit); }
  [[nodiscard]] static constexpr Q make(rep number) { return Q(number, Q::reference); }
};

/// A temperature point, whatever its origin, is taken and given in kelvin above absolute zero.
template <::mp_units::QuantityPoint P>
requires(arithmetic<typename P::rep>) struct foreign_quantity<P> {
  using rep = detail::converted_t<typename P::rep>;
  using stored = rep;
  static_assert(std::is_floating_point_v<typename P::rep>,
                "typeplate: a temperature point in whole numbers; give it a floating number type first");
  static_assert(P::dimension == ::mp_units::isq::dim_thermodynamic_temperature,
                "typeplate: a point that is no temperature has an origin that no port knows; "
                "pass its quantity_from(origin)");
  static constexpr unit_spec unit = detail::unit_of_point(power_of(base_exponents{.temperature = 1}, {1, 1}),
                                                          detail::make_magnitude({}), exact_offset{});
  [[nodiscard]] static constexpr rep number(const P& given) {
    return given.quantity_from(::mp_units::si::absolute_zero).numerical_value_in(::mp_units::si::kelvin);
  }
  [[nodiscard]] static constexpr P make(rep kelvins) {
    const ::mp_units::quantity<::mp_units::si::kelvin, rep> above_zero(kelvins, ::mp_units::si::kelvin);
    return P(::mp_units::si::absolute_zero + above_zero);
  }
};

}  // namespace typeplate::inline abi_1
