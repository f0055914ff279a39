// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A number with its unit in its type: `quantity<unit::kilo<unit::pascal>, float> p = 8.0 * bar; p.in(psi);`
// Equal dimensions convert by themselves; anything else does not compile and says in words what to write.
#pragma once

#include <type_traits>
#include <typeplate/units/foreign.hpp>
#include <typeplate/units/mismatch.hpp>

namespace typeplate::inline abi_1 {

template <class T>
concept arithmetic = std::is_arithmetic_v<T>;

namespace detail {

/// Whole numbers of at most 32 bits become double, which holds each of them exactly.
template <class N>
using representation_t = std::conditional_t<!std::is_floating_point_v<N> && sizeof(N) <= 4, double, N>;

/// The type in which a conversion may be given: floating numbers keep theirs, whole numbers become double.
template <class N>
using converted_t = std::conditional_t<std::is_floating_point_v<N>, N, double>;

/// R(x * scale + offset), in double; the identity leaves the bits alone.
template <class From, class To, class R, class S>
[[nodiscard]] constexpr R converted(S x) {
  if constexpr (conversion<From, To>::identity) {
    return static_cast<R>(x);
  } else if constexpr (conversion<From, To>::offset == 0) {
    return static_cast<R>(static_cast<double>(x) * conversion<From, To>::scale);
  } else {
    return static_cast<R>(static_cast<double>(x) * conversion<From, To>::scale + conversion<From, To>::offset);
  }
}

/// A floating value rounds into any floating type; whole numbers only stay what they are.
template <class From, class To, class R, class S>
[[nodiscard]] constexpr bool converts_by_itself() {
  if constexpr (std::is_floating_point_v<R> && std::is_floating_point_v<S>)
    return true;
  else if constexpr (std::is_same_v<R, S>)
    return conversion<From, To>::identity;
  else
    return false;
}

/// The nearest whole number (halves away from zero), held at the ends of R; not-a-number becomes zero.
template <class R>
[[nodiscard]] constexpr R nearest(double x) {
  constexpr int bits = static_cast<int>(sizeof(R)) * 8 - (std::is_signed_v<R> ? 1 : 0);
  constexpr R largest = static_cast<R>(static_cast<std::uint64_t>(-1) >> (64 - bits));
  constexpr R smallest = std::is_signed_v<R> ? static_cast<R>(-largest - 1) : R{0};
  const double end = static_cast<double>(std::uint64_t{1} << (bits - 1)) * 2;
  if (!(x == x)) return R{0};
  if (x >= end - 0.5) return largest;
  if (x <= static_cast<double>(smallest)) return smallest;
  const R toward_zero = static_cast<R>(x);
  const double rest = x - static_cast<double>(toward_zero);
  if (rest >= 0.5) return static_cast<R>(toward_zero + 1);
  return rest <= -0.5 ? static_cast<R>(toward_zero - 1) : toward_zero;
}

}  // namespace detail

template <unit_type U, arithmetic Rep>
class temperature_literal;

/// A number of type Rep in the unit U, zero by default. A plain value, as safe between threads as a double.
template <unit_type U, arithmetic Rep = double>
class quantity {
  static_assert(detail::is_canonical<U>, "typeplate: write a composed unit as an expression: decltype(kg / m3)");

 public:
  using unit = U;
  using rep = Rep;

  constexpr quantity() = default;

  /// From a convertible unit; floating numbers round to Rep, whole numbers need rounded<Rep>(unit).
  template <unit_type V, arithmetic S>
  requires(convertible_units<V, U>) constexpr quantity(quantity<V, S> other)
      : number_(detail::converted<V, U, Rep>(other.number())) {
    static_assert(detail::converts_by_itself<V, U, Rep, S>(),
                  "typeplate: this conversion could lose a whole number's value; write x.rounded<Rep>(unit)");
  }

  /// Any other quantity: an error in words.
  template <unit_type V, arithmetic S>
  requires(!convertible_units<V, U>) constexpr quantity(quantity<V, S>) { explain_mismatch<unit_mismatch<V, U>>(); }

  /// 20.0 * K, as long as it is a literal, is also a difference of 20 K.
  template <unit_type V, arithmetic S>
  requires(detail::nature<U>.role ==
           temperature_role::difference) constexpr quantity(temperature_literal<V, S>&& literal)
      : quantity(literal.as_difference()) {}

  /// From a quantity of another library, where its header in typeplate/interop/ is included.
  template <foreign_quantity_type Q>
  requires(convertible_units<foreign_unit<Q>, U>) constexpr quantity(const Q& other)
      : number_(detail::converted<foreign_unit<Q>, U, Rep>(foreign_quantity<Q>::number(other))) {
    static_assert(detail::converts_by_itself<foreign_unit<Q>, U, Rep, typename foreign_quantity<Q>::rep>(),
                  "typeplate: this conversion could lose a whole number's value; "
                  "write tp::from(x).rounded<Rep>(unit)");
  }

  /// Any other quantity of another library: an error in words.
  template <foreign_quantity_type Q>
  requires(!convertible_units<foreign_unit<Q>, U>) constexpr quantity(const Q&) {
    explain_mismatch<unit_mismatch<foreign_unit<Q>, U>>();
  }

  /// A raw number: an error in words.
  template <arithmetic N>
  constexpr quantity(N) {
    explain_raw_number<raw_number<N, U>>();
  }

  /// The named way in for raw numbers: `number` counts units of U.
  [[nodiscard]] static constexpr quantity from_number(Rep number) {
    quantity result;
    result.number_ = number;
    return result;
  }

  /// The number of units of U.
  [[nodiscard]] constexpr Rep number() const { return number_; }

  /// The number of units of V, as Rep (as double where Rep is a whole number).
  template <unit_type V>
  requires(convertible_units<U, V>) [[nodiscard]] constexpr detail::converted_t<Rep> in(V) const {
    return detail::converted<U, V, detail::converted_t<Rep>>(number_);
  }

  template <unit_type V>
  requires(!convertible_units<U, V>) constexpr detail::converted_t<Rep> in(V) const {
    explain_mismatch<unit_mismatch<U, V>>();
    return {};
  }

  /// The same quantity in another number type and unit, rounded to nearest and held at the ends of R.
  template <arithmetic R, unit_type V = U>
  [[nodiscard]] constexpr quantity<V, R> rounded(V wanted = {}) const {
    if constexpr (std::is_floating_point_v<R>) {
      return quantity<V, R>::from_number(static_cast<R>(in(wanted)));
    } else if constexpr (std::is_same_v<R, Rep> && conversion<U, V>::identity) {
      return quantity<V, R>::from_number(number_);
    } else {
      return quantity<V, R>::from_number(detail::nearest<R>(static_cast<double>(in(wanted))));
    }
  }

 private:
  Rep number_{};
};

/// What `20.0 * K` makes: a point like any quantity in K, and, only while it is a temporary, also a difference.
template <unit_type U, arithmetic Rep>
class temperature_literal : public quantity<U, Rep> {
 public:
  explicit constexpr temperature_literal(Rep number) : quantity<U, Rep>(quantity<U, Rep>::from_number(number)) {}
  [[nodiscard]] constexpr quantity<difference<U>, Rep> as_difference() const {
    return quantity<difference<U>, Rep>::from_number(this->number());
  }
};

namespace detail {

/// A temperature without an offset: only there is a written value both a point and a difference.
template <class U>
inline constexpr bool is_absolute_temperature = nature<U>.role == temperature_role::point && !nature<U>.has_offset;

}  // namespace detail

/// number * unit.
template <arithmetic N, unit_type U>
requires(!detail::is_absolute_temperature<U>) [[nodiscard]] constexpr quantity<U, detail::representation_t<N>>
operator*(N number, U) {
  return quantity<U, detail::representation_t<N>>::from_number(static_cast<detail::representation_t<N>>(number));
}

template <arithmetic N, unit_type U>
requires(detail::is_absolute_temperature<U>)
    [[nodiscard]] constexpr temperature_literal<U, detail::representation_t<N>>
    operator*(N number, U) {
  return temperature_literal<U, detail::representation_t<N>>(static_cast<detail::representation_t<N>>(number));
}

/// number / unit: 50.0 / s.
template <arithmetic N, unit_type U>
[[nodiscard]] constexpr auto operator/(N number, U) {
  return number * quotient_t<unit::one, U>{};
}

namespace detail {

/// Named in compile errors: a number written behind a unit.
template <class U, class Number>
struct unit_before_number {
  static constexpr bool number_comes_first = false;
};

template <class Written>
constexpr void explain_order() {
  static_assert(Written::number_comes_first, "typeplate: write the number before its unit: 3.0 * m, not m * 3.0");
}

}  // namespace detail

/// unit * number and unit / number: an error in words.
template <unit_type U, arithmetic N>
constexpr quantity<U, detail::representation_t<N>> operator*(U, N) {
  return detail::explain_order<detail::unit_before_number<U, N>>(), quantity<U, detail::representation_t<N>>();
}
template <unit_type U, arithmetic N>
constexpr quantity<U, detail::representation_t<N>> operator/(U, N) {
  return detail::explain_order<detail::unit_before_number<U, N>>(), quantity<U, detail::representation_t<N>>();
}

}  // namespace typeplate::inline abi_1
