// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Points and differences of temperature never turn into each other, except in a literal of K.
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

#include "catch.hpp"

using namespace typeplate;
using namespace typeplate::symbols;

namespace {

using temperature = quantity<unit::kelvin>;
using span = quantity<difference<unit::kelvin>>;

template <class T, class... Units>
constexpr bool none_converts_to = (!convertible_units<Units, T> && ...);

}  // namespace

TEST_CASE("points convert with their offsets") {
  static_assert((350.0 * degC).in(K) == 623.15);
  static_assert((20.0 * degC).in(degF) == 20 * 1.8 + 32);
  static_assert((32.0 * degF).in(degC) ==
                32 * (5.0 / 9) + conversion<unit::degree_fahrenheit, unit::degree_celsius>::offset);
  static_assert(conversion<unit::degree_fahrenheit, unit::degree_celsius>::offset == -160.0 / 9);
  static_assert((0.0 * K).in(degC) == -273.15);
  static_assert((491.67 * degR).in(K) == 491.67 * (5.0 / 9));
  static_assert((300000.0 * mK).in(K) == 300.0);
  static_assert(quantity<unit::kelvin, float>(20.0 * degC).number() == 293.15F);
  CHECK((-40.0 * degC).in(degF) == Approx(-40.0));
}

TEST_CASE("a point and a difference never convert into each other") {
  static_assert(none_converts_to<unit::delta_degree_celsius, unit::kelvin, unit::degree_celsius,
                                 unit::degree_fahrenheit, unit::degree_rankine, unit::milli<unit::kelvin>>);
  static_assert(none_converts_to<difference<unit::kelvin>, unit::kelvin, unit::degree_celsius>);
  static_assert(none_converts_to<unit::kelvin, difference<unit::kelvin>, unit::delta_degree_celsius,
                                 unit::delta_degree_fahrenheit>);
  static_assert(none_converts_to<unit::degree_celsius, unit::delta_degree_celsius, difference<unit::kelvin>>);
  CHECK(mismatch_of<unit::kelvin, difference<unit::kelvin>> == mismatch::temperature);
}

TEST_CASE("point - point is a difference, point +- difference is a point") {
  static_assert(std::is_same_v<decltype(30.0 * degC - 20.0 * degC), quantity<unit::delta_degree_celsius>>);
  static_assert((30.0 * degC - 20.0 * degC).number() == 10.0);
  static_assert((86.0 * degF - 30.0 * degC).number() < 1e-12);
  static_assert(std::is_same_v<decltype(30.0 * degC + 20.0 * delta_degC), quantity<unit::degree_celsius>>);
  static_assert((30.0 * degC + 18.0 * delta_degF).number() == 40.0);
  static_assert((18.0 * delta_degF + 30.0 * degC).number() == 40.0);
  static_assert((30.0 * degC - 10.0 * delta_K).number() == 20.0);
  static_assert(std::is_same_v<decltype(temperature{} - temperature{}), span>);
  static_assert((20.0 * delta_degC + 1.0 * delta_K).number() == 21.0);
  temperature warm = 20.0 * degC;
  warm += 5.0 * delta_degC;
  CHECK(warm.in(degC) == Approx(25.0));
}

TEST_CASE("there is no other arithmetic on points") {
  static_assert(!addable_units<unit::degree_celsius, unit::degree_celsius>);
  static_assert(!addable_units<unit::kelvin, unit::kelvin>);
  static_assert(!subtractable_units<unit::delta_degree_celsius, unit::degree_celsius>);
  static_assert(!detail::composes<unit::degree_celsius> && !detail::composes<unit::degree_fahrenheit>);
  static_assert(addable_units<unit::degree_celsius, unit::delta_degree_fahrenheit>);
  static_assert(subtractable_units<unit::kelvin, unit::degree_celsius>);
  CHECK_FALSE(addable_units<unit::degree_celsius, unit::metre>);
}

TEST_CASE("a literal in K is a point or a difference, a stored one is a point") {
  static_assert(temperature(20.0 * K).number() == 20.0);
  static_assert(span(20.0 * K).number() == 20.0);
  static_assert(quantity<unit::delta_degree_fahrenheit>(10.0 * K).number() == 18.0);
  static_assert(span(5.0 * mK).number() == 0.005);
  static_assert((20.0 * degC + 5.0 * K).number() == 25.0);
  static_assert((5.0 * K + 20.0 * degC).number() == 25.0);
  static_assert((temperature(300.0 * K) + 5.0 * K).number() == 305.0);
  static_assert((300.0 * K + 5.0 * K).number() == 305.0);
  static_assert((span(3.0 * K) + 5.0 * K).number() == 8.0);
  static_assert((span(3.0 * K) - 5.0 * K).number() == -2.0);
  static_assert(span(3.0 * K) < 5.0 * K);
  static_assert(span(5.0 * K) == 5.0 * K);
  static_assert(temperature(5.0 * K) == 5.0 * K);
  temperature warmer = 20.0 * degC;
  warmer += 5.0 * K;
  CHECK(warmer.in(degC) == Approx(25.0));
  span wider = 3.0 * K;
  wider += 5.0 * K;
  wider -= 1.0 * K;
  CHECK(wider.number() == 7.0);
  const auto stored = 20.0 * K;
  CHECK(temperature(stored).number() == 20.0);
  CHECK((stored - 10.0 * degC).in(delta_K) == Approx(20 - 283.15));
}

TEST_CASE("an absolute temperature may be multiplied, and in company K is plain") {
  static_assert(std::is_same_v<decltype(2.0 * (300.0 * K)), temperature>);
  static_assert(((1.0 * W) / (2.0 * K)).in(mW / K) == 500.0);
  static_assert((20.0 * J / (5.0 * delta_degC)).in(J / K) == 4.0);
  static_assert((2.0 * W / (m2 * K)).in(W / (m2 * delta_degC)) == 2.0);
  const temperature hot = 300.0 * K;
  CHECK((hot * hot).in(K * K) == 90000.0);
  CHECK(sqrt(hot * hot).in(K) == 300.0);
}

TEST_CASE("points compare across scales") {
  static_assert(0.0 * degC == 273.15 * K);
  static_assert(20.0 * degC > 20.0 * degF);
  CHECK(100.0 * degC < 400.0 * K);
}
