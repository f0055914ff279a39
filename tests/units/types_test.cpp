// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Units as types: one type for one spelling, however it was composed. Mostly checked by the compiler.
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>
#include <typeplate/units/unit_of.hpp>

#include "catch.hpp"

using namespace typeplate;
using namespace typeplate::symbols;

namespace {

template <class A, class B>
constexpr bool same = std::is_same_v<std::remove_cv_t<A>, std::remove_cv_t<B>>;

template <auto U>
struct takes_a_unit {
  using type = std::remove_cv_t<decltype(U)>;
};

template <class A, class B>
concept has_sum = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept has_equality = requires(A a, B b) {
  a == b;
};
template <class A>
concept has_square = requires(A a) {
  pow<2>(a);
};

}  // namespace

TEST_CASE("equal spelling is one type, whatever the order of writing") {
  using density = product<unit::kilo<unit::gram>, power<unit::metre, -3>>;
  static_assert(same<decltype(kg / m3), density>);
  static_assert(same<decltype(kg / (m * m * m)), density>);
  static_assert(same<decltype(kg / m / m / m), density>);
  static_assert(same<decltype(pow<-3>(m) * kg), density>);
  static_assert(same<decltype(kg * m / m / m3), density>);
  static_assert(same<decltype(J / kg), product<unit::joule, power<unit::kilogram, -1>>>);
  static_assert(same<decltype(W / (m2 * K)), decltype(W / K / m / m)>);
  static_assert(same<decltype(m / m), unit::one>);
  static_assert(same<decltype(one * m), unit::metre>);
  static_assert(same<decltype(one / s), power<unit::second, -1>>);
  static_assert(!same<decltype(mm / m), unit::one>);
  CHECK(unit_text<density> == "kg/m3");
}

TEST_CASE("powers and roots compose exactly") {
  static_assert(same<decltype(pow<2>(m)), power<unit::metre, 2>>);
  static_assert(same<decltype(pow<1>(m)), unit::metre>);
  static_assert(same<decltype(pow<0>(m)), unit::one>);
  static_assert(same<decltype(sqrt(m2)), unit::metre>);
  static_assert(same<decltype(sqrt(Hz) * sqrt(Hz)), unit::hertz>);
  static_assert(same<decltype(pow<2, 4>(Hz)), power<unit::hertz, 1, 2>>);
  static_assert(same<decltype(V / sqrt(Hz)), product<unit::volt, power<unit::hertz, -1, 2>>>);
  CHECK(unit_text<decltype(V / sqrt(Hz))> == "V/Hz(1/2)");
}

TEST_CASE("units are values and template arguments alike") {
  static_assert(same<takes_a_unit<kg / m3>::type, decltype(kg / m3)>);
  static_assert(same<takes_a_unit<degC>::type, unit::degree_celsius>);
  static_assert(std::is_empty_v<decltype(kg / m3)>);
  CHECK(true);
}

TEST_CASE("canonical texts put derived units first, then g m s A K mol cd, then what stands below") {
  CHECK(unit_text<decltype(K * m * N * s)> == "N.m.s.K");
  CHECK(unit_text<decltype(K * m * kg)> == "kg.m.K");
  CHECK(unit_text<decltype(W / (K * m2))> == "W/(m2.K)");
  CHECK(unit_text<decltype(one / (m * s))> == "m-1.s-1");
  CHECK(unit_text<unit::one> == "1");
  CHECK(unit_text<unit::molar> == "molar");
  CHECK(unit_text<unit::milli<unit::molar>> == "mM");
  CHECK(unit_text<difference<unit::kelvin>> == "delta_K");
  CHECK(unit_text<difference<unit::degree_celsius>> == "delta_degC");
  CHECK(unit_text<difference<unit::milli<unit::kelvin>>> == "delta_mK");
}

TEST_CASE("a text and an expression make one type") {
  static_assert(same<unit_of<"W/(m2.K)">, decltype(W / (m2 * K))>);
  static_assert(same<unit_of<"kg m-3">, decltype(kg / m3)>);
  static_assert(same<unit_of<"V/√Hz">, decltype(V / sqrt(Hz))>);
  static_assert(same<unit_of<"1">, unit::one>);
  static_assert(same<unit_of<"delta_K">, difference<unit::kelvin>>);
  static_assert(same<unit_of<"MiB/s">, decltype(MiB / s)>);
  CHECK(unit_text<unit_of<"J/kg/K">> == "J/(kg.K)");
}

TEST_CASE("a difference in company is its plain unit") {
  static_assert(same<decltype(W / delta_K), decltype(W / K)>);
  static_assert(same<difference<unit::degree_fahrenheit>, unit::delta_degree_fahrenheit>);
  CHECK(unit_text<decltype(W / delta_degC)> == "W/delta_degC");
}

TEST_CASE("specs are equal for equal meaning, not for equal names") {
  static_assert(unit_spec_of<unit::joule> == unit_spec_of<decltype(N * m)>);
  static_assert(unit_spec_of<unit::litre> == unit_spec_of<decltype(pow<3>(dm))>);
  static_assert(!(unit_spec_of<unit::hertz> == unit_spec_of<unit::becquerel>));
  static_assert(!(unit_spec_of<unit::kelvin> == unit_spec_of<unit::degree_celsius>));
  static_assert(unit_spec_of<decltype(sqrt(km2))> == unit_spec_of<unit::kilo<unit::metre>>);
  static_assert(conversion<decltype(sqrt(km)), decltype(sqrt(m))>::scale == 31.622776601683793);
  CHECK(unit_spec_of<unit::lumen> == unit_spec_of<decltype(cd * sr)>);
}

TEST_CASE("kinds keep units of one dimension apart, for concepts as well") {
  static_assert(convertible_units<unit::gray, decltype(J / kg)>);
  static_assert(!convertible_units<unit::gray, unit::sievert>);
  static_assert(!convertible_units<unit::hertz, unit::becquerel>);
  static_assert(!convertible_units<unit::volt_ampere, unit::volt_ampere_reactive>);
  static_assert(!convertible_units<unit::pixel, unit::count>);
  static_assert(convertible_units<unit::pixel, unit::one>);
  static_assert(!convertible_units<unit::decibel, unit::decibel_milliwatt>);
  static_assert(convertible_units<unit::decibel, unit::decibel>);
  static_assert(!convertible_units<unit::radian, unit::one>);
  static_assert(!convertible_units<unit::revolution_per_minute, unit::hertz>);
  static_assert(convertible_units<unit::revolution_per_minute, decltype(deg / s)>);
  static_assert(convertible_units<decltype(rpm / rev), unit::hertz>);
  CHECK(mismatch_of<unit::metre, unit::second> == mismatch::dimension);
}

TEST_CASE("what has no meaning is no expression") {
  static_assert(!has_sum<unit::metre, unit::metre> && !has_sum<unit::metre, double>);
  static_assert(!has_equality<unit::metre, unit::second>);
  static_assert(!has_square<double> && has_square<unit::metre>);
  static_assert(!std::is_convertible_v<unit::metre, double>);
  static_assert(!unit_type<double>);
  static_assert(!catalogue_unit<unit::kilo<unit::metre>>);
  CHECK(true);
}
