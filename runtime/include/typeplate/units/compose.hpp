// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Units as types: `kg / m3` has the type product<unit::kilo<unit::gram>, power<unit::metre, -3>>, however it was
// written. Composed types are only ever made from the canonical list of factors, so equal spelling is one type
// everywhere.
#pragma once

#include <typeplate/units/factor.hpp>
#include <typeplate/units/spec.hpp>
#include <typeplate/units/text.hpp>
#include <typeplate/version.hpp>
#include <utility>

namespace typeplate::inline abi_1 {

/// U^(N/D). Write pow<N>(u) or sqrt(u); this is what those become.
template <unit_type U, int N, int D = 1>
struct power : unit_tag {};

/// A product of two or more factors in canonical order. Write kg / m3; this is what it becomes.
template <unit_type... Factors>
struct product : unit_tag {};

namespace detail {

/// The difference version of a temperature unit that has no row of its own for it.
template <unit_type U>
struct difference_of : unit_tag {};

template <class U>
struct factors;

template <catalogue_unit U>
struct factors<U> {
  static constexpr factor_list list = [] {
    factor_list one;
    insert(one, {static_cast<short>(catalogue_index<U>), no_prefix, {1, 1}});
    return one;
  }();
};

template <prefixed_unit U>
struct factors<U> {
  static constexpr factor_list list = [] {
    factor_list one;
    insert(one,
           {static_cast<short>(catalogue_index<typename U::base>), static_cast<signed char>(U::prefix), {1, 1}});
    return one;
  }();
};

template <class U, int N, int D>
struct factors<power<U, N, D>> {
  static constexpr factor_list list = [] {
    factor_list raised;
    multiply_by(raised, factors<U>::list, make_exponent(N, D));
    return raised;
  }();
};

template <class... F>
struct factors<product<F...>> {
  static constexpr factor_list list = [] {
    factor_list all;
    (multiply_by(all, factors<F>::list, {1, 1}), ...);
    return all;
  }();
};

template <class U>
struct factors<difference_of<U>> {
  static constexpr factor_list list = [] {
    factor_list marked = factors<U>::list;
    marked.difference = true;
    return marked;
  }();
};

template <int I, class U>
struct numbered {
  using type = U;
};

template <class Indices, class List>
struct numbered_list;
template <int... I, class... U>
struct numbered_list<std::integer_sequence<int, I...>, unit_list<U...>> : numbered<I, U>... {};

template <int I, class U>
numbered<I, U> find_numbered(const numbered<I, U>&);

template <int I>
using catalogue_at = typename decltype(find_numbered<I>(
    numbered_list<std::make_integer_sequence<int, catalogue::size>, catalogue>{}))::type;

template <int Unit, int Prefix, int N, int D>
struct factor_type {
  using type = power<typename with_prefix<Prefix, catalogue_at<Unit>>::type, N, D>;
};
template <int Unit, int Prefix>
struct factor_type<Unit, Prefix, 1, 1> {
  using type = typename with_prefix<Prefix, catalogue_at<Unit>>::type;
};

/// The type of factor I of Source::list.
template <class Source, int I>
using factor_at =
    typename factor_type<Source::list.of[I].unit, Source::list.of[I].prefix, Source::list.of[I].power.numerator,
                         Source::list.of[I].power.denominator>::type;

template <class Source, bool Difference, class Indices>
struct list_type;
template <class Source, int... I>
struct list_type<Source, false, std::integer_sequence<int, I...>> {
  using type = product<factor_at<Source, I>...>;
};
template <class Source>
struct list_type<Source, false, std::integer_sequence<int>> {
  using type = unit::one;
};
template <class Source>
struct list_type<Source, false, std::integer_sequence<int, 0>> {
  using type = factor_at<Source, 0>;
};
template <class Source>
struct list_type<Source, true, std::integer_sequence<int, 0>> {
  using type = difference_of<factor_at<Source, 0>>;
};

/// The one way from factors to a type. (Source carries the list as a member: GCC 12 crashes on it as an argument.)
template <class Source>
using unit_from_factors =
    typename list_type<Source, Source::list.difference, std::make_integer_sequence<int, Source::list.count>>::type;

template <class U>
inline constexpr unit_nature nature = nature_of(factors<U>::list);

template <class U>
inline constexpr unit_text_buffer text_buffer = text_of(factors<U>::list);

template <class U>
inline constexpr bool is_canonical = __is_same(U, unit_from_factors<factors<U>>);

/// May U stand in a product, a quotient or a power?
template <class U>
inline constexpr bool composes = !is_opaque(nature<U>.kind) && !nature<U>.has_offset;

template <class A, class B, int Sign>
struct product_factors {
  static constexpr factor_list list = [] {
    factor_list all = factors<A>::list;
    multiply_by(all, factors<B>::list, {Sign, 1});
    return all;
  }();
};

template <class A, class B, int Sign>
struct multiplied {
  static_assert(composes<A> && composes<B>,
                "typeplate: degC, degF and logarithmic units stand alone; in company write K or delta_degC");
  using source = product_factors<A, B, Sign>;
  static_assert(source::list.fits, "typeplate: this unit has more than 12 factors or an exponent beyond 99/12");
  using type = unit_from_factors<source>;
};

template <class U, int N, int D>
struct raised {
  static_assert(composes<U>, "typeplate: degC, degF and logarithmic units take no exponent; write K or delta_degC");
  using source = factors<power<U, N, D>>;
  static_assert(source::list.fits, "typeplate: this unit has an exponent beyond 99/12");
  using type = unit_from_factors<source>;
};

template <class U>
struct differenced {
  static_assert(nature<U>.role == temperature_role::point,
                "typeplate: only a temperature unit (K, degC, degF, degR) has a difference version");
  using type = difference_of<U>;
};
template <>
struct differenced<unit::degree_celsius> {
  using type = unit::delta_degree_celsius;
};
template <>
struct differenced<unit::degree_fahrenheit> {
  using type = unit::delta_degree_fahrenheit;
};

}  // namespace detail

/// The spec of a unit type.
template <unit_type U>
inline constexpr unit_spec unit_spec_of = detail::spec_of(detail::factors<U>::list);

/// The canonical text of a unit type: "K", "kg/m3", "W/(m2.K)", "s-1".
template <unit_type U>
inline constexpr std::string_view unit_text = detail::text_buffer<U>.view();

/// The type of A.B, of A/B, of U^(N/D).
template <unit_type A, unit_type B>
using product_t = typename detail::multiplied<A, B, 1>::type;
template <unit_type A, unit_type B>
using quotient_t = typename detail::multiplied<A, B, -1>::type;
template <unit_type U, int N, int D = 1>
using power_t = typename detail::raised<U, N, D>::type;

/// The unit of a difference of two temperatures: difference<unit::kelvin>.
template <unit_type U>
using difference = typename detail::differenced<U>::type;

template <unit_type A, unit_type B>
[[nodiscard]] constexpr product_t<A, B> operator*(A, B) {
  return {};
}
template <unit_type A, unit_type B>
[[nodiscard]] constexpr quotient_t<A, B> operator/(A, B) {
  return {};
}
/// pow<2>(m) is m2; pow<1, 2>(Hz) is Hz(1/2).
template <int N, int D = 1, unit_type U>
[[nodiscard]] constexpr power_t<U, N, D> pow(U) {
  return {};
}
template <unit_type U>
[[nodiscard]] constexpr power_t<U, 1, 2> sqrt(U) {
  return {};
}

}  // namespace typeplate::inline abi_1
