// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Compiled with the stand-in of nholthaus/units in this folder, and with the real headers where they were found:
// version 2 has one, WPILib's version one for each kind of quantity.
#if __has_include(<units/base.h>)
#include <units/angle.h>
#include <units/data.h>
#include <units/length.h>
#include <units/mass.h>
#include <units/pressure.h>
#include <units/temperature.h>
#include <units/velocity.h>
#endif
#include <typeplate/interop/nholthaus.hpp>

#include "catch.hpp"
#include "ports.hpp"

namespace {

using namespace typeplate::symbols;
using units::angle::degree_t;
using units::data::megabyte_t;
using units::length::foot_t;
using units::mass::pound_t;
using units::pressure::bar_t;
using units::temperature::celsius_t;
using units::temperature::fahrenheit_t;
using units::temperature::kelvin_t;
using units::velocity::kilometers_per_hour_t;

static_assert(std::is_same_v<tp::counterpart_t<foot_t>, tp::unit::foot>);
static_assert(std::is_same_v<tp::counterpart_t<pound_t>, tp::unit::pound>);
static_assert(std::is_same_v<tp::counterpart_t<bar_t>, tp::unit::bar>);
static_assert(std::is_same_v<tp::counterpart_t<degree_t>, tp::unit::degree>);
static_assert(std::is_same_v<tp::counterpart_t<kelvin_t>, tp::unit::kelvin>);
static_assert(std::is_same_v<tp::counterpart_t<celsius_t>, tp::unit::degree_celsius>);
static_assert(std::is_same_v<tp::counterpart_t<fahrenheit_t>, tp::unit::degree_fahrenheit>);

template <class From, class To>
inline constexpr bool converts = tp::convertible_units<tp::foreign_unit<From>, To>;
static_assert(!converts<celsius_t, tp::difference<tp::unit::kelvin>>);
static_assert(!converts<degree_t, tp::unit::one>);
static_assert(!converts<pound_t, tp::unit::newton>);

}  // namespace

TEST_CASE("a quantity of nholthaus/units is taken by a port, in the port's unit") {
  CHECK(input_in<tp::unit::pascal, float>(bar_t(80.0)).number() == 8e6F);
  CHECK(input_in<tp::unit::kilogram>(pound_t(1.0)).number() == 0.45359237);
  CHECK(input_in<tp::unit::radian>(degree_t(180.0)).number() == 3.141592653589793);
}

TEST_CASE("a temperature of nholthaus/units is a point on its scale") {
  CHECK(input_in<tp::unit::kelvin>(celsius_t(350.0)).number() == 623.15);
  CHECK(input_in<tp::unit::kelvin>(kelvin_t(350.0)).number() == 350);
  CHECK(input_in<tp::unit::degree_celsius>(fahrenheit_t(212.0)).number() == Approx(100).epsilon(1e-14));
}

TEST_CASE("a quantity of nholthaus/units becomes a quantity of any unit that converts") {
  constexpr tp::quantity<decltype(m / s)> speed = kilometers_per_hour_t(36.0);
  CHECK(speed.number() == Approx(10).epsilon(1e-15));
  CHECK(tp::from(megabyte_t(2.0)).in(bit) == 16e6);
  CHECK(tp::from(foot_t(2.0)).in(in) == 24);
}

TEST_CASE("a quantity becomes one of nholthaus/units, in its unit") {
  CHECK(tp::to<kilometers_per_hour_t>(10.0 * m / s).to<double>() == Approx(36).epsilon(1e-15));
  CHECK(tp::to<celsius_t>(373.15 * K).to<double>() == Approx(100).epsilon(1e-14));
  CHECK(tp::to<degree_t>(3.141592653589793 * rad).to<double>() == Approx(180).epsilon(1e-15));
}
