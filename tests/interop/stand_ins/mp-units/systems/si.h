// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A stand-in for mp-units 2, written from its documentation: just the interface that typeplate/interop/mp_units.hpp
// reads, with a few units, so that the tests need no mp-units. Its units are a ratio and nine exponents.
#pragma once

#include <concepts>
#include <cstdint>
#include <numeric>
#include <type_traits>

namespace mp_units {

// Symbolic expressions.
template <class Factor, int Numerator, int... Denominator>
struct power {};
template <class... Terms>
struct per {};
template <class... Terms>
struct derived_dimension {
  constexpr bool operator==(const derived_dimension&) const = default;
};
inline constexpr struct dimension_one {
  constexpr bool operator==(const dimension_one&) const = default;
} dimension_one;

namespace stand_in {
template <class Kind>
struct spec {};
struct plain;
struct angular;
template <class A, class B>
constexpr bool operator==(spec<A>, spec<B>) {
  return std::is_same_v<A, B>;
}
template <class Tag>
struct base_dimension {};
template <class A, class B>
requires(std::derived_from<A, base_dimension<A>>) constexpr bool operator==(A, B) {
  return std::is_same_v<A, B>;
}
}  // namespace stand_in

namespace isq {
inline constexpr struct dim_length : stand_in::base_dimension<struct dim_length> {
} dim_length;
inline constexpr struct dim_mass : stand_in::base_dimension<struct dim_mass> {
} dim_mass;
inline constexpr struct dim_time : stand_in::base_dimension<struct dim_time> {
} dim_time;
inline constexpr struct dim_electric_current : stand_in::base_dimension<struct dim_electric_current> {
} dim_electric_current;
inline constexpr struct dim_thermodynamic_temperature
    : stand_in::base_dimension<struct dim_thermodynamic_temperature> {
} dim_thermodynamic_temperature;
inline constexpr struct dim_amount_of_substance : stand_in::base_dimension<struct dim_amount_of_substance> {
} dim_amount_of_substance;
inline constexpr struct dim_luminous_intensity : stand_in::base_dimension<struct dim_luminous_intensity> {
} dim_luminous_intensity;
inline constexpr stand_in::spec<stand_in::angular> angular_measure{};
}  // namespace isq

template <class Kind>
constexpr stand_in::spec<Kind> get_kind(stand_in::spec<Kind>) {
  return {};
}

namespace stand_in {

// Numerator / Denominator * m^L kg^M s^T K^Th rad^A, where rad is of dimension one.
template <std::intmax_t Numerator, std::intmax_t Denominator, int L, int M, int T, int Th, int A>
struct unit {};

template <std::intmax_t N1, std::intmax_t D1, int... A, std::intmax_t N2, std::intmax_t D2, int... B>
constexpr unit<N1 * N2 / std::gcd(N1* N2, D1* D2), D1 * D2 / std::gcd(N1* N2, D1* D2), (A + B)...> operator*(
    unit<N1, D1, A...>, unit<N2, D2, B...>) {
  return {};
}
template <std::intmax_t N1, std::intmax_t D1, int... A, std::intmax_t N2, std::intmax_t D2, int... B>
constexpr unit<N1 * D2 / std::gcd(N1* D2, D1* N2), D1 * N2 / std::gcd(N1* D2, D1* N2), (A - B)...> operator/(
    unit<N1, D1, A...>, unit<N2, D2, B...>) {
  return {};
}
template <std::intmax_t N, std::intmax_t D, int... A>
constexpr bool operator==(unit<N, D, A...>, unit<N, D, A...>) {
  return true;
}
template <int Power, int Root, std::intmax_t N, std::intmax_t D, int... A>
requires(Root == 1 && Power > 0) constexpr auto pow(unit<N, D, A...> base) {
  if constexpr (Power == 1)
    return base;
  else
    return base * pow<Power - 1, 1>(base);
}

// From exponents to the symbolic dimension: what stands above first, then per<...>.
template <class... Terms>
struct terms {};
template <class... A, class... B>
terms<A..., B...> operator+(terms<A...>, terms<B...>);
template <class Base, int N>
using term = std::conditional_t<N == 1, Base, power<Base, N>>;
template <class Base, int N>
using term_above = std::conditional_t<(N > 0), terms<term<Base, (N > 0 ? N : 1)>>, terms<>>;
template <class Base, int N>
using term_below = std::conditional_t<(N < 0), terms<term<Base, (N < 0 ? -N : 1)>>, terms<>>;
template <class Above, class Below>
struct dimension_from;
template <class... A, class... B>
struct dimension_from<terms<A...>, terms<B...>> {
  using type = derived_dimension<A..., per<B...>>;
};
template <class... A>
struct dimension_from<terms<A...>, terms<>> {
  using type = derived_dimension<A...>;
};
template <class A>
struct dimension_from<terms<A>, terms<>> {
  using type = A;
};
template <class A, int N>
struct dimension_from<terms<power<A, N>>, terms<>> {
  using type = derived_dimension<power<A, N>>;
};
template <>
struct dimension_from<terms<>, terms<>> {
  using type = struct dimension_one;
};
template <class T>
struct made;
template <std::intmax_t N, std::intmax_t D, int L, int M, int T, int Th, int A>
struct made<unit<N, D, L, M, T, Th, A>> {
  using dimension = typename dimension_from<
      decltype(term_above<struct isq::dim_length, L>{} + term_above<struct isq::dim_mass, M>{} +
               term_above<struct isq::dim_time, T>{} + term_above<struct isq::dim_thermodynamic_temperature, Th>{}),
      decltype(term_below<struct isq::dim_length, L>{} + term_below<struct isq::dim_mass, M>{} +
               term_below<struct isq::dim_time, T>{} +
               term_below<struct isq::dim_thermodynamic_temperature, Th>{})>::type;
  using spec = stand_in::spec<std::conditional_t<A == 1, angular, plain>>;
  static constexpr std::intmax_t numerator = N;
  static constexpr std::intmax_t denominator = D;
};

}  // namespace stand_in

inline constexpr stand_in::unit<1, 1, 0, 0, 0, 0, 0> one{};
inline constexpr stand_in::unit<1, 100, 0, 0, 0, 0, 0> percent{};

template <auto R, class Rep = double>
class quantity {
 public:
  using rep = Rep;
  static constexpr auto reference = R;
  static constexpr auto unit = R;
  using described = stand_in::made<std::remove_cvref_t<decltype(R)>>;
  static constexpr typename described::dimension dimension{};
  static constexpr typename described::spec quantity_spec{};

  template <class U>
  constexpr quantity(Rep number, U) : number_(number) {}

  template <class To>
  constexpr Rep numerical_value_in(To) const {
    using to = stand_in::made<To>;
    if constexpr (std::is_same_v<std::remove_const_t<decltype(R)>, To>) return number_;
    const auto above = static_cast<Rep>(described::numerator) * static_cast<Rep>(to::denominator);
    return number_ * above / (static_cast<Rep>(described::denominator) * static_cast<Rep>(to::numerator));
  }

 private:
  Rep number_;
};

template <auto R>
struct delta_ {
  template <class Rep>
  constexpr quantity<R, Rep> operator()(Rep number) const {
    return {number, R};
  }
};
template <auto R>
inline constexpr delta_<R> delta{};

template <class T>
inline constexpr bool is_quantity = false;
template <auto R, class Rep>
inline constexpr bool is_quantity<quantity<R, Rep>> = true;
template <class T>
concept Quantity = is_quantity<T>;

namespace stand_in {
template <class Number, std::intmax_t N, std::intmax_t D, int... A>
requires(std::is_arithmetic_v<Number>) constexpr quantity<unit<N, D, A...>{}, Number> operator*(
    Number number, unit<N, D, A...> u) {
  return {number, u};
}
template <auto R, class Rep, std::intmax_t N, std::intmax_t D, int... A>
constexpr auto operator/(quantity<R, Rep> number, unit<N, D, A...> u) {
  return number.numerical_value_in(R) * (R / u);
}
}  // namespace stand_in

namespace si {
inline constexpr stand_in::unit<1, 1, 1, 0, 0, 0, 0> metre{};
inline constexpr stand_in::unit<1, 1, 0, 1, 0, 0, 0> kilogram{};
inline constexpr stand_in::unit<1, 1, 0, 0, 1, 0, 0> second{};
inline constexpr stand_in::unit<1, 1, 0, 0, 0, 1, 0> kelvin{};
inline constexpr stand_in::unit<1, 1, 0, 0, 0, 0, 1> radian{};
// A rounded number on purpose: what mp-units says of pi is rounded, too.
inline constexpr stand_in::unit<3141592653589793, 180000000000000000, 0, 0, 0, 0, 1> degree{};
inline constexpr stand_in::unit<1, 1, -1, 1, -2, 0, 0> pascal{};
inline constexpr stand_in::unit<3600, 1, 0, 0, 1, 0, 0> hour{};
inline constexpr auto ampere = one;
inline constexpr auto mole = one;
inline constexpr auto candela = one;
template <auto U>
inline constexpr auto kilo = stand_in::unit<1000, 1, 0, 0, 0, 0, 0>{} * U;

inline constexpr struct absolute_zero { static constexpr long double kelvins = 0; } absolute_zero;
inline constexpr struct ice_point { static constexpr long double kelvins = 273.15L; } ice_point;
}  // namespace si

namespace international {
inline constexpr stand_in::unit<45359237, 100000000, 0, 1, 0, 0, 0> pound{};
inline constexpr stand_in::unit<381, 1250, 1, 0, 0, 0, 0> foot{};
}  // namespace international

// Points: a quantity from an origin.
template <auto R, auto Origin, class Rep = double>
class quantity_point {
 public:
  using rep = Rep;
  static constexpr auto dimension = quantity<R, Rep>::dimension;
  explicit constexpr quantity_point(quantity<R, Rep> from_origin) : from_origin_(from_origin) {}
  template <auto Other>
  explicit constexpr quantity_point(quantity_point<R, Other, Rep> other)
      : from_origin_(other.quantity_from(Origin)) {}

  template <class To>
  constexpr quantity<R, Rep> quantity_from(To) const {
    const long double shift = decltype(Origin)::kelvins - To::kelvins;
    return {static_cast<Rep>(static_cast<long double>(from_origin_.numerical_value_in(R)) + shift), R};
  }

 private:
  quantity<R, Rep> from_origin_;
};
template <class T>
inline constexpr bool is_quantity_point = false;
template <auto R, auto Origin, class Rep>
inline constexpr bool is_quantity_point<quantity_point<R, Origin, Rep>> = true;
template <class T>
concept QuantityPoint = is_quantity_point<T>;

namespace si {
template <auto R, class Rep>
constexpr quantity_point<R, ice_point, Rep> operator+(struct ice_point, quantity<R, Rep> above) {
  return quantity_point<R, ice_point, Rep>(above);
}
template <auto R, class Rep>
constexpr quantity_point<R, absolute_zero, Rep> operator+(struct absolute_zero, quantity<R, Rep> above) {
  return quantity_point<R, absolute_zero, Rep>(above);
}
}  // namespace si

}  // namespace mp_units
