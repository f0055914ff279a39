// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Compiled with the stand-in of Au in this folder, and with Au itself where it was found.
#if __has_include(<au/units/bars.hh>)
#include <au/prefix.hh>
#include <au/units/bars.hh>
#include <au/units/bits.hh>
#include <au/units/celsius.hh>
#include <au/units/degrees.hh>
#include <au/units/fahrenheit.hh>
#include <au/units/feet.hh>
#include <au/units/grams.hh>
#include <au/units/hours.hh>
#include <au/units/kelvins.hh>
#include <au/units/meters.hh>
#endif
#include <typeplate/interop/au.hpp>

#include "catch.hpp"
#include "ports.hpp"

namespace {

using namespace typeplate::symbols;
using metres_per_hour = decltype(au::Meters{} / au::Hours{});

template <class Unit>
using counterpart = tp::counterpart_t<au::QuantityD<Unit>>;

static_assert(std::is_same_v<counterpart<au::Kilo<au::Grams>>, tp::unit::kilogram>);
static_assert(std::is_same_v<counterpart<au::Kilo<au::Meters>>, tp::unit::kilo<tp::unit::metre>>);
static_assert(std::is_same_v<counterpart<au::Feet>, tp::unit::foot>);
static_assert(std::is_same_v<counterpart<au::Bars>, tp::unit::bar>);
static_assert(std::is_same_v<counterpart<au::Degrees>, tp::unit::degree>);
static_assert(std::is_same_v<counterpart<au::Bits>, tp::unit::bit>);
static_assert(std::is_same_v<tp::counterpart_t<au::QuantityPointD<au::Celsius>>, tp::unit::degree_celsius>);
static_assert(std::is_same_v<tp::counterpart_t<au::QuantityPointD<au::Fahrenheit>>, tp::unit::degree_fahrenheit>);
static_assert(std::is_same_v<tp::counterpart_t<au::QuantityPointD<au::Kelvins>>, tp::unit::kelvin>);

template <class From, class To>
inline constexpr bool converts = tp::convertible_units<tp::foreign_unit<From>, To>;
static_assert(!converts<au::QuantityD<au::Celsius>, tp::unit::kelvin>);
static_assert(!converts<au::QuantityPointD<au::Celsius>, tp::difference<tp::unit::kelvin>>);
static_assert(!converts<au::QuantityD<au::Degrees>, tp::unit::one>);
static_assert(!converts<au::QuantityD<au::Meters>, tp::unit::pascal>);

}  // namespace

TEST_CASE("a quantity of Au is taken by a port, in the port's unit") {
  CHECK(input_in<tp::unit::pascal, float>(au::bars(80.0)).number() == 8e6F);
  CHECK(input_in<tp::unit::inch>(au::feet(2.0)).number() == 24);
  CHECK(input_in<tp::unit::radian>(au::degrees(180.0)).number() == 3.141592653589793);
}

TEST_CASE("a temperature point of Au is a point, and its quantity a difference") {
  CHECK(input_in<tp::unit::kelvin>(au::celsius_pt(350.0)).number() == 623.15);
  CHECK(input_in<tp::unit::kelvin>(au::kelvins_pt(350.0)).number() == 350);
  CHECK(input_in<tp::unit::degree_celsius>(au::fahrenheit_pt(212.0)).number() == Approx(100).epsilon(1e-14));
  CHECK(input_in<tp::difference<tp::unit::kelvin>>(au::celsius_qty(20.0)).number() == 20);
}

TEST_CASE("a quantity of Au without a counterpart in the catalogue is taken all the same") {
  constexpr tp::quantity<decltype(m / s)> speed = au::make_quantity<metres_per_hour>(3600.0);
  static_assert(speed.number() == 1);
  CHECK(speed.in(km / h) == Approx(3.6));
}

TEST_CASE("a quantity becomes one of Au, in Au's unit") {
  CHECK(tp::to<au::QuantityD<au::Bars>>(8.0 * MPa).in(au::Bars{}) == Approx(80).epsilon(1e-15));
  CHECK(tp::to<au::QuantityD<metres_per_hour>>(1.0 * m / s).in(metres_per_hour{}) == 3600);
  CHECK(tp::to<au::QuantityPointD<au::Celsius>>(373.15 * K).in(au::Celsius{}) == Approx(100).epsilon(1e-14));
  CHECK(tp::rounded_to<au::Quantity<au::Meters, int>>(2.6 * m).in(au::Meters{}) == 3);
}

TEST_CASE("whole numbers of at most 32 bits keep their type through from") {
  CHECK(tp::from(au::meters(3)).rounded<int>(mm).number() == 3000);
  CHECK(input_in<tp::unit::metre>(au::feet(10)).number() == Approx(3.048).epsilon(1e-15));
}
