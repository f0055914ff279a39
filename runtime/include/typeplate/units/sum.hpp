// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Sums, differences and comparisons of quantities. The right side is converted into the unit of the left one.
// Temperatures: point - point is a difference, point +- difference is a point, and there is nothing else on points.
#pragma once

#include <compare>
#include <typeplate/units/quantity.hpp>

namespace typeplate::inline abi_1 {

namespace detail {

template <class U>
inline constexpr bool is_point = nature<U>.role == temperature_role::point;

template <class U>
struct span_of {
  using type = U;
};
template <class U>
requires(is_point<U>) struct span_of<U> {
  using type = difference<U>;
};
/// The unit in which distances on U's scale are given: U itself, or the difference version of a point.
template <class U>
using span_t = typename span_of<U>::type;

enum class sum_case : unsigned char { plain, point_and_span, span_and_point, two_points, logarithmic, mismatch };

template <class A, class B>
[[nodiscard]] constexpr sum_case sum_case_of() {
  if (is_opaque(nature<A>.kind) && nature<A>.kind == nature<B>.kind) return sum_case::logarithmic;
  if (is_point<A> && is_point<B>) return sum_case::two_points;
  if constexpr (is_point<A>)
    return convertible_units<B, span_t<A>> ? sum_case::point_and_span : sum_case::mismatch;
  else if constexpr (is_point<B>)
    return convertible_units<A, span_t<B>> ? sum_case::span_and_point : sum_case::mismatch;
  else
    return convertible_units<B, A> ? sum_case::plain : sum_case::mismatch;
}

template <class A, class B>
struct sum_of {
  static constexpr sum_case which = sum_case_of<A, B>();
  static constexpr bool not_two_points = which != sum_case::two_points;
  static constexpr bool not_logarithmic = which != sum_case::logarithmic;
  using unit = std::conditional_t<which == sum_case::span_and_point, B, A>;
};

template <class A, class B>
struct difference_between {
  static constexpr sum_case which = sum_case_of<A, B>();
  static constexpr bool not_from_a_difference = which != sum_case::span_and_point;
  static constexpr bool not_logarithmic = which != sum_case::logarithmic;
  using unit = typename std::conditional_t<which == sum_case::two_points, span_of<A>, std::type_identity<A>>::type;
};

template <class Sum>
constexpr void explain_sum() {
  static_assert(
      Sum::not_two_points,
      "typeplate: two temperature points have no sum; write number * delta_degC (delta_K) for a difference");
  static_assert(Sum::not_logarithmic,
                "typeplate: logarithmic units (dB, dBm, Np, pH) have no arithmetic; compute in the linear unit");
}

template <class Difference>
constexpr void explain_difference() {
  static_assert(Difference::not_from_a_difference,
                "typeplate: a temperature point cannot be taken from a difference; write point - difference");
  static_assert(Difference::not_logarithmic,
                "typeplate: logarithmic units (dB, dBm, Np, pH) have no arithmetic; compute in the linear unit");
}

template <class R, class S>
using common_t = decltype(R{} + S{});

template <class To, class U, class R, class S>
[[nodiscard]] constexpr auto number_in(quantity<U, S> q) {
  using rep = common_t<R, S>;
  static_assert(converts_by_itself<U, To, rep, rep>(),
                "typeplate: this conversion could lose a whole number's value; write x.rounded<Rep>(unit)");
  return converted<U, To, rep>(q.number());
}

}  // namespace detail

/// Can quantities in A and B be added / subtracted? For concepts and negative tests.
template <unit_type A, unit_type B>
inline constexpr bool addable_units = detail::sum_of<A, B>::which == detail::sum_case::plain ||
                                      detail::sum_of<A, B>::which == detail::sum_case::point_and_span ||
                                      detail::sum_of<A, B>::which == detail::sum_case::span_and_point;
template <unit_type A, unit_type B>
inline constexpr bool subtractable_units = detail::sum_of<A, B>::which == detail::sum_case::plain ||
                                           detail::sum_of<A, B>::which == detail::sum_case::point_and_span ||
                                           (detail::sum_of<A, B>::which == detail::sum_case::two_points &&
                                            convertible_units<B, A>);

template <unit_type A, arithmetic R, unit_type B, arithmetic S>
[[nodiscard]] constexpr auto operator+(quantity<A, R> a, quantity<B, S> b) {
  using sum = detail::sum_of<A, B>;
  using result = quantity<typename sum::unit, detail::common_t<R, S>>;
  if constexpr (addable_units<A, B>) {
    if constexpr (sum::which == detail::sum_case::span_and_point) {
      return result::from_number(detail::number_in<detail::span_t<B>, A, S>(a) + b.number());
    } else {
      return result::from_number(a.number() + detail::number_in<detail::span_t<A>, B, R>(b));
    }
  } else {
    if constexpr (sum::which == detail::sum_case::mismatch) explain_mismatch<unit_mismatch<B, A>>();
    detail::explain_sum<sum>();
    return result{};
  }
}

template <unit_type A, arithmetic R, unit_type B, arithmetic S>
[[nodiscard]] constexpr auto operator-(quantity<A, R> a, quantity<B, S> b) {
  using sum = detail::difference_between<A, B>;
  using result = quantity<typename sum::unit, detail::common_t<R, S>>;
  if constexpr (subtractable_units<A, B>) {
    using right = std::conditional_t<sum::which == detail::sum_case::two_points, A, detail::span_t<A>>;
    return result::from_number(a.number() - detail::number_in<right, B, R>(b));
  } else {
    if constexpr (sum::which == detail::sum_case::mismatch) explain_mismatch<unit_mismatch<B, A>>();
    detail::explain_difference<sum>();
    return result{};
  }
}

template <unit_type A, arithmetic R, unit_type B, arithmetic S>
[[nodiscard]] constexpr bool operator==(quantity<A, R> a, quantity<B, S> b) {
  if constexpr (convertible_units<B, A>)
    return a.number() == detail::number_in<A, B, R>(b);
  else
    return explain_mismatch<unit_mismatch<B, A>>(), false;
}

template <unit_type A, arithmetic R, unit_type B, arithmetic S>
[[nodiscard]] constexpr auto operator<=>(quantity<A, R> a, quantity<B, S> b) {
  if constexpr (convertible_units<B, A>)
    return a.number() <=> detail::number_in<A, B, R>(b);
  else
    return explain_mismatch<unit_mismatch<B, A>>(), std::partial_ordering::unordered;
}

template <unit_type A, arithmetic R, unit_type B, arithmetic S>
constexpr quantity<A, R>& operator+=(quantity<A, R>& a, quantity<B, S> b) {
  return a = a + b;
}
template <unit_type A, arithmetic R, unit_type B, arithmetic S>
constexpr quantity<A, R>& operator-=(quantity<A, R>& a, quantity<B, S> b) {
  return a = a - b;
}

// A number beside a quantity: an error in words, in every place where one might write it.
template <unit_type A, arithmetic R, arithmetic N>
constexpr quantity<A, R>& operator+=(quantity<A, R>& a, N) {
  return explain_raw_number<raw_number<N, A>>(), a;
}
template <unit_type A, arithmetic R, arithmetic N>
constexpr quantity<A, R>& operator-=(quantity<A, R>& a, N) {
  return explain_raw_number<raw_number<N, A>>(), a;
}
template <unit_type A, arithmetic R, arithmetic N>
constexpr quantity<A, R> operator+(quantity<A, R> a, N) {
  return explain_raw_number<raw_number<N, A>>(), a;
}
template <unit_type A, arithmetic R, arithmetic N>
constexpr quantity<A, R> operator+(N, quantity<A, R> a) {
  return explain_raw_number<raw_number<N, A>>(), a;
}
template <unit_type A, arithmetic R, arithmetic N>
constexpr quantity<A, R> operator-(quantity<A, R> a, N) {
  return explain_raw_number<raw_number<N, A>>(), a;
}
template <unit_type A, arithmetic R, arithmetic N>
constexpr quantity<A, R> operator-(N, quantity<A, R> a) {
  return explain_raw_number<raw_number<N, A>>(), a;
}
template <unit_type A, arithmetic R, arithmetic N>
constexpr bool operator==(quantity<A, R>, N) {
  return explain_raw_number<raw_number<N, A>>(), false;
}
template <unit_type A, arithmetic R, arithmetic N>
constexpr std::partial_ordering operator<=>(quantity<A, R>, N) {
  return explain_raw_number<raw_number<N, A>>(), std::partial_ordering::unordered;
}

}  // namespace typeplate::inline abi_1
