// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A stand-in for Au, written from its documentation: just the interface that typeplate/interop/au.hpp reads, with a
// few units, so that the tests need no Au. Products of units keep their terms unmerged, which Au's do not.
#pragma once

#include <cstdint>
#include <utility>

namespace au {

template <class Base, std::intmax_t N>
struct Pow {};
template <class Base, std::intmax_t N, std::intmax_t D>
struct RatioPow {};
template <std::uintmax_t N>
struct Prime {
  static constexpr std::uintmax_t value() { return N; }
};
struct Pi {};

template <class... BasePowers>
struct Dimension {};
template <class... BasePowers>
struct Magnitude {};

namespace base_dim {
struct Length {};
struct Mass {};
struct Time {};
struct Current {};
struct Temperature {};
struct Angle {};
struct Information {};
struct AmountOfSubstance {};
struct LuminousIntensity {};
}  // namespace base_dim

namespace stand_in {

template <class T>
struct inverse {
  using type = Pow<T, -1>;
};
template <class B, std::intmax_t N>
struct inverse<Pow<B, N>> {
  using type = Pow<B, -N>;
};
template <class B, std::intmax_t N, std::intmax_t D>
struct inverse<RatioPow<B, N, D>> {
  using type = RatioPow<B, -N, D>;
};

template <template <class...> class Pack, class... A, class... B>
Pack<A..., B...> joined(Pack<A...>, Pack<B...>);
template <template <class...> class Pack, class... A, class... B>
Pack<A..., typename inverse<B>::type...> divided(Pack<A...>, Pack<B...>);

// The value of one base power above or below the line.
template <class T>
inline constexpr std::int64_t above = 1;
template <std::uintmax_t N>
inline constexpr std::int64_t above<Prime<N>> = static_cast<std::int64_t>(N);
template <class T>
inline constexpr std::int64_t below = 1;
constexpr std::int64_t power(std::int64_t base, std::intmax_t times) {
  std::int64_t result = 1;
  for (; times > 0; --times) result *= base;
  return result;
}
template <std::uintmax_t P, std::intmax_t N>
inline constexpr std::int64_t above<Pow<Prime<P>, N>> = power(static_cast<std::int64_t>(P), N);
template <std::uintmax_t P, std::intmax_t N>
inline constexpr std::int64_t below<Pow<Prime<P>, N>> = power(static_cast<std::int64_t>(P), -N);

}  // namespace stand_in

template <class... B>
constexpr auto numerator(Magnitude<B...>) {
  return std::integral_constant<std::int64_t, (1 * ... * stand_in::above<B>)>{};
}
template <class... B>
constexpr auto denominator(Magnitude<B...>) {
  return std::integral_constant<std::int64_t, (1 * ... * stand_in::below<B>)>{};
}
template <class T, std::int64_t N>
constexpr T get_value(std::integral_constant<std::int64_t, N>) {
  return T{N};
}

template <class U, class R>
class Quantity {
 public:
  using Unit = U;
  using Rep = R;
  constexpr R in(U) const { return value_; }
  template <class Unit, class Rep>
  friend constexpr Quantity<Unit, Rep> make_quantity(Rep);

 private:
  explicit constexpr Quantity(R value) : value_(value) {}
  R value_;
};
template <class U>
using QuantityD = Quantity<U, double>;
template <class Unit, class Rep>
constexpr Quantity<Unit, Rep> make_quantity(Rep value) {
  return Quantity<Unit, Rep>(value);
}

template <class U, class R>
class QuantityPoint {
 public:
  using Unit = U;
  using Rep = R;
  constexpr R in(U) const { return value_; }
  template <class Unit, class Rep>
  friend constexpr QuantityPoint<Unit, Rep> make_quantity_point(Rep);

 private:
  explicit constexpr QuantityPoint(R value) : value_(value) {}
  R value_;
};
template <class U>
using QuantityPointD = QuantityPoint<U, double>;
template <class Unit, class Rep>
constexpr QuantityPoint<Unit, Rep> make_quantity_point(Rep value) {
  return QuantityPoint<Unit, Rep>(value);
}

template <class Unit>
struct QuantityMaker {
  template <class Rep>
  constexpr Quantity<Unit, Rep> operator()(Rep value) const {
    return make_quantity<Unit>(value);
  }
};
template <class Unit>
struct QuantityPointMaker {
  template <class Rep>
  constexpr QuantityPoint<Unit, Rep> operator()(Rep value) const {
    return make_quantity_point<Unit>(value);
  }
};

template <class D, class M = Magnitude<>>
struct UnitImpl {
  using Dim = D;
  using Mag = M;
};
struct Zero {};

// Units: the bases, and one for each way in which a unit can differ from them.
struct Meters : UnitImpl<Dimension<base_dim::Length>> {};
struct Grams : UnitImpl<Dimension<base_dim::Mass>> {};
struct Seconds : UnitImpl<Dimension<base_dim::Time>> {};
struct Kelvins : UnitImpl<Dimension<base_dim::Temperature>> {
  static constexpr Zero origin() { return {}; }
};
struct Radians : UnitImpl<Dimension<base_dim::Angle>> {};
struct Bits : UnitImpl<Dimension<base_dim::Information>> {};
struct Feet : UnitImpl<Meters::Dim, Magnitude<Pow<Prime<2>, -1>, Prime<3>, Pow<Prime<5>, -4>, Prime<127>>> {};
struct Degrees : UnitImpl<Radians::Dim, Magnitude<Pow<Prime<2>, -2>, Pow<Prime<3>, -2>, Pi, Pow<Prime<5>, -1>>> {};
struct Hours : UnitImpl<Seconds::Dim, Magnitude<Pow<Prime<2>, 4>, Pow<Prime<3>, 2>, Pow<Prime<5>, 2>>> {};
struct Bars : UnitImpl<Dimension<Pow<base_dim::Length, -1>, base_dim::Mass, Pow<base_dim::Time, -2>>,
                       Magnitude<Pow<Prime<2>, 8>, Pow<Prime<5>, 8>>> {};
struct CentiKelvins : UnitImpl<Kelvins::Dim, Magnitude<Pow<Prime<2>, -2>, Pow<Prime<5>, -2>>> {};
struct CentiRankines : UnitImpl<Kelvins::Dim, Magnitude<Pow<Prime<2>, -2>, Pow<Prime<3>, -2>, Pow<Prime<5>, -1>>> {
};
struct Celsius : UnitImpl<Kelvins::Dim> {
  static constexpr auto origin() { return make_quantity<CentiKelvins>(27315); }
};
struct Fahrenheit : UnitImpl<Kelvins::Dim, Magnitude<Pow<Prime<3>, -2>, Prime<5>>> {
  static constexpr auto origin() { return make_quantity<CentiRankines>(45967); }
};

template <class U>
struct Kilo
    : UnitImpl<typename U::Dim,
               decltype(stand_in::joined(typename U::Mag{}, Magnitude<Pow<Prime<2>, 3>, Pow<Prime<5>, 3>>{}))> {};

inline constexpr QuantityMaker<Meters> meters{};
inline constexpr QuantityMaker<Feet> feet{};
inline constexpr QuantityMaker<Degrees> degrees{};
inline constexpr QuantityMaker<Bars> bars{};
inline constexpr QuantityMaker<Kelvins> kelvins{};
inline constexpr QuantityMaker<Celsius> celsius_qty{};
inline constexpr QuantityPointMaker<Meters> meters_pt{};
inline constexpr QuantityPointMaker<Kelvins> kelvins_pt{};
inline constexpr QuantityPointMaker<Celsius> celsius_pt{};
inline constexpr QuantityPointMaker<Fahrenheit> fahrenheit_pt{};

template <class D1, class M1, class D2, class M2>
UnitImpl<decltype(stand_in::divided(D1{}, D2{})), decltype(stand_in::divided(M1{}, M2{}))> operator/(
    UnitImpl<D1, M1>, UnitImpl<D2, M2>);
template <class D, class M>
UnitImpl<Dimension<RatioPow<base_dim::Length, 1, 2>>, M> root_of_length(UnitImpl<D, M>);

}  // namespace au
