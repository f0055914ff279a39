// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Arithmetic on `20.0 * K` while it is a literal. Beside a point it is a difference, beside a difference it is one
// too; where both readings make sense (point - literal) it is refused, because guessing wrong is off by 273 K.
#pragma once

#include <typeplate/units/sum.hpp>

namespace typeplate::inline abi_1 {

namespace detail {

template <class U>
inline constexpr bool is_difference = nature<U>.role == temperature_role::difference;

/// Named in compile errors.
template <class Left, class Right>
struct ambiguous_temperature_literal {
  static constexpr bool one_meaning = false;
};

template <class Ambiguous>
constexpr void explain_ambiguous_literal() {
  static_assert(Ambiguous::one_meaning,
                "typeplate: a literal in K may be a point or a difference here; write number * delta_K for a "
                "difference, or name the point: tp::quantity<tp::unit::kelvin> reference = number * K");
}

}  // namespace detail

template <unit_type A, arithmetic R, unit_type B, arithmetic S>
[[nodiscard]] constexpr auto operator+(quantity<A, R> a, temperature_literal<B, S>&& b) {
  return a + b.as_difference();
}
template <unit_type A, arithmetic R, unit_type B, arithmetic S>
[[nodiscard]] constexpr auto operator+(temperature_literal<A, R>&& a, quantity<B, S> b) {
  if constexpr (detail::is_point<B>)
    return a.as_difference() + b;
  else
    return static_cast<const quantity<A, R>&>(a) + b;
}
template <unit_type A, arithmetic R, unit_type B, arithmetic S>
[[nodiscard]] constexpr auto operator+(temperature_literal<A, R>&& a, temperature_literal<B, S>&& b) {
  return static_cast<const quantity<A, R>&>(a) + b.as_difference();
}

template <unit_type A, arithmetic R, unit_type B, arithmetic S>
[[nodiscard]] constexpr auto operator-(quantity<A, R> a, temperature_literal<B, S>&& b) {
  if constexpr (detail::is_point<A>) {
    detail::explain_ambiguous_literal<detail::ambiguous_temperature_literal<A, B>>();
    return a;
  } else {
    return a - b.as_difference();
  }
}
template <unit_type A, arithmetic R, unit_type B, arithmetic S>
[[nodiscard]] constexpr auto operator-(temperature_literal<A, R>&& a, temperature_literal<B, S>&&) {
  detail::explain_ambiguous_literal<detail::ambiguous_temperature_literal<A, B>>();
  return static_cast<const quantity<A, R>&>(a);
}

// What `a + 5.0 * K` and `a - 5.0 * K` mean, `a += 5.0 * K` and `a -= 5.0 * K` mean as well.
template <unit_type A, arithmetic R, unit_type B, arithmetic S>
constexpr quantity<A, R>& operator+=(quantity<A, R>& a, temperature_literal<B, S>&& b) {
  return a += b.as_difference();
}
template <unit_type A, arithmetic R, unit_type B, arithmetic S>
constexpr quantity<A, R>& operator-=(quantity<A, R>& a, temperature_literal<B, S>&& b) {
  if constexpr (detail::is_point<A>)
    return detail::explain_ambiguous_literal<detail::ambiguous_temperature_literal<A, B>>(), a;
  else
    return a -= b.as_difference();
}

template <unit_type A, arithmetic R, unit_type B, arithmetic S>
requires(detail::is_difference<A>) [[nodiscard]] constexpr bool operator==(quantity<A, R> a,
                                                                           temperature_literal<B, S>&& b) {
  return a == b.as_difference();
}
template <unit_type A, arithmetic R, unit_type B, arithmetic S>
requires(detail::is_difference<A>) [[nodiscard]] constexpr auto operator<=>(quantity<A, R> a,
                                                                            temperature_literal<B, S>&& b) {
  return a <=> b.as_difference();
}

}  // namespace typeplate::inline abi_1
