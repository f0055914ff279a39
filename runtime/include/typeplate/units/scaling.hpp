// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Products, quotients, powers and roots of quantities, and what turns an angle into a plain number.
// Units multiply as written (km.m stays km.m): no factor is lost before somebody asks for a unit.
#pragma once

#include <typeplate/units/quantity.hpp>
#include <typeplate/units/sum.hpp>

namespace typeplate::inline abi_1 {

namespace detail {

/// Named in compile errors.
template <class U>
struct unit_without_products {
  static constexpr bool scales = composes<U>;
};

template <class Unit>
constexpr void explain_scaling() {
  static_assert(Unit::scales,
                "typeplate: a temperature in degC or degF and a logarithmic unit cannot be multiplied or divided; "
                "convert to K or to a linear unit first");
}

}  // namespace detail

template <unit_type A, arithmetic R, unit_type B, arithmetic S>
[[nodiscard]] constexpr auto operator*(quantity<A, R> a, quantity<B, S> b) {
  using rep = decltype(R{} * S{});
  return quantity<product_t<A, B>, rep>::from_number(static_cast<rep>(a.number()) * static_cast<rep>(b.number()));
}
template <unit_type A, arithmetic R, unit_type B, arithmetic S>
[[nodiscard]] constexpr auto operator/(quantity<A, R> a, quantity<B, S> b) {
  using rep = decltype(R{} / S{});
  return quantity<quotient_t<A, B>, rep>::from_number(static_cast<rep>(a.number()) / static_cast<rep>(b.number()));
}

template <unit_type A, arithmetic R, arithmetic N>
[[nodiscard]] constexpr auto operator*(quantity<A, R> a, N b) {
  detail::explain_scaling<detail::unit_without_products<A>>();
  using rep = decltype(R{} * N{});
  return quantity<A, rep>::from_number(static_cast<rep>(a.number()) * static_cast<rep>(b));
}
template <unit_type A, arithmetic R, arithmetic N>
[[nodiscard]] constexpr auto operator*(N a, quantity<A, R> b) {
  return b * a;
}
template <unit_type A, arithmetic R, arithmetic N>
[[nodiscard]] constexpr auto operator/(quantity<A, R> a, N b) {
  detail::explain_scaling<detail::unit_without_products<A>>();
  using rep = decltype(R{} / N{});
  return quantity<A, rep>::from_number(static_cast<rep>(a.number()) / static_cast<rep>(b));
}
template <unit_type A, arithmetic R, arithmetic N>
[[nodiscard]] constexpr auto operator/(N a, quantity<A, R> b) {
  using rep = decltype(N{} / R{});
  return quantity<quotient_t<unit::one, A>, rep>::from_number(static_cast<rep>(a) / static_cast<rep>(b.number()));
}

/// 8.0 * kg / m3 is a quantity divided by a unit.
template <unit_type A, arithmetic R, unit_type U>
[[nodiscard]] constexpr auto operator*(quantity<A, R> a, U) {
  return quantity<product_t<A, U>, R>::from_number(a.number());
}
template <unit_type A, arithmetic R, unit_type U>
[[nodiscard]] constexpr auto operator/(quantity<A, R> a, U) {
  return quantity<quotient_t<A, U>, R>::from_number(a.number());
}

template <unit_type A, arithmetic R, arithmetic N>
constexpr quantity<A, R>& operator*=(quantity<A, R>& a, N factor) {
  return a = a * factor;
}
template <unit_type A, arithmetic R, arithmetic N>
constexpr quantity<A, R>& operator/=(quantity<A, R>& a, N divisor) {
  return a = a / divisor;
}

/// By a ratio; a factor with a unit makes another unit, which does not fit back into `a`: an error in words.
template <unit_type A, arithmetic R, unit_type B, arithmetic S>
constexpr quantity<A, R>& operator*=(quantity<A, R>& a, quantity<B, S> factor) {
  return a = a * factor;
}
template <unit_type A, arithmetic R, unit_type B, arithmetic S>
constexpr quantity<A, R>& operator/=(quantity<A, R>& a, quantity<B, S> divisor) {
  return a = a / divisor;
}

template <unit_type A, arithmetic R>
[[nodiscard]] constexpr quantity<A, R> operator+(quantity<A, R> a) {
  return a;
}
template <unit_type A, arithmetic R>
[[nodiscard]] constexpr auto operator-(quantity<A, R> a) {
  detail::explain_scaling<detail::unit_without_products<A>>();
  return quantity<A, R>::from_number(-a.number());
}

/// pow<3>(x); negative powers divide.
template <int N, unit_type A, arithmetic R>
[[nodiscard]] constexpr auto pow(quantity<A, R> a) {
  R number = R{1};
  for (int i = 0; i < (N < 0 ? -N : N); ++i) number = static_cast<R>(number * a.number());
  if constexpr (N < 0)
    return quantity<power_t<A, N>, decltype(R{1} / R{1})>::from_number(R{1} / number);
  else
    return quantity<power_t<A, N>, R>::from_number(number);
}

/// The square root; not-a-number for a negative number, as std::sqrt.
template <unit_type A, arithmetic R>
[[nodiscard]] inline auto sqrt(quantity<A, R> a) {
  using rep = detail::converted_t<R>;
  if constexpr (std::is_same_v<rep, float>) {
    return quantity<power_t<A, 1, 2>, rep>::from_number(__builtin_sqrtf(a.number()));
  } else if constexpr (std::is_same_v<rep, double>) {
    return quantity<power_t<A, 1, 2>, rep>::from_number(__builtin_sqrt(static_cast<double>(a.number())));
  } else {
    return quantity<power_t<A, 1, 2>, rep>::from_number(__builtin_sqrtl(a.number()));
  }
}

/// The magnitude; of a negative zero, zero, as std::abs.
template <unit_type A, arithmetic R>
[[nodiscard]] constexpr quantity<A, R> abs(quantity<A, R> a) {
  detail::explain_scaling<detail::unit_without_products<A>>();
  return quantity<A, R>::from_number(a.number() <= 0 ? static_cast<R>(R{0} - a.number()) : a.number());
}

/// An angle (in radians), a solid angle, a ratio or a count as a plain number of the unit one.
template <unit_type A, arithmetic R>
[[nodiscard]] constexpr quantity<unit::one, detail::converted_t<R>> as_dimensionless(quantity<A, R> a) {
  static_assert(
      without_angle(detail::nature<A>.measures) == dimension{} && detail::composes<A>,
      "typeplate: only an angle, a ratio or a count is a plain number; divide by a unit of this dimension");
  constexpr detail::rounded_number scale = detail::to_double(unit_spec_of<A>.scale);
  static_assert(scale.ok, "typeplate: the factor of this unit is beyond the range of double");
  using rep = detail::converted_t<R>;
  return quantity<unit::one, rep>::from_number(static_cast<rep>(static_cast<double>(a.number()) * scale.value));
}

}  // namespace typeplate::inline abi_1
