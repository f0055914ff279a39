// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Compiled with the stand-in of mp-units in this folder, and with mp-units itself where it was found.
#include <mp-units/systems/international.h>
#include <typeplate/interop/mp_units.hpp>

#include "catch.hpp"
#include "ports.hpp"

namespace {

using namespace typeplate::symbols;
namespace si = mp_units::si;
using mp_units::delta;
using mp_units::quantity;
namespace international = mp_units::international;

static_assert(std::is_same_v<tp::counterpart_t<quantity<si::metre>>, tp::unit::metre>);
static_assert(std::is_same_v<tp::counterpart_t<quantity<si::kilogram>>, tp::unit::kilogram>);
static_assert(std::is_same_v<tp::counterpart_t<quantity<si::kilo<si::pascal>>>, tp::unit::kilo<tp::unit::pascal>>);
static_assert(std::is_same_v<tp::counterpart_t<quantity<international::foot>>, tp::unit::foot>);
static_assert(std::is_same_v<tp::counterpart_t<quantity<international::pound>>, tp::unit::pound>);
static_assert(std::is_same_v<tp::counterpart_t<quantity<si::degree>>, tp::unit::degree>);
static_assert(std::is_same_v<tp::counterpart_t<quantity<mp_units::percent>>, tp::unit::percent>);
static_assert(std::is_same_v<tp::counterpart_t<quantity<mp_units::one>>, tp::unit::one>);

template <class From, class To>
inline constexpr bool converts = tp::convertible_units<tp::foreign_unit<From>, To>;
static_assert(!converts<quantity<si::kelvin>, tp::unit::kelvin>);
static_assert(!converts<quantity<si::degree>, tp::unit::one>);
static_assert(!converts<quantity<si::metre>, tp::unit::pascal>);

}  // namespace

TEST_CASE("a quantity of mp-units is taken by a port, in the port's unit") {
  CHECK(input_in<tp::unit::pascal, float>(80.0 * si::kilo<si::pascal>).number() == 8e4F);
  CHECK(input_in<tp::unit::kilogram>(1.0 * international::pound).number() == 0.45359237);
  CHECK(input_in<tp::unit::radian>(180.0 * si::degree).number() == Approx(3.141592653589793).epsilon(1e-15));
}

TEST_CASE("a temperature point of mp-units is a point, and its quantity a difference") {
  CHECK(input_in<tp::unit::kelvin>(si::ice_point + delta<si::kelvin>(350.0)).number() == 623.15);
  CHECK(input_in<tp::unit::degree_celsius>(si::absolute_zero + delta<si::kelvin>(373.15)).number() ==
        Approx(100).epsilon(1e-14));
  CHECK(input_in<tp::difference<tp::unit::kelvin>>(delta<si::kelvin>(20.0)).number() == 20);
}

TEST_CASE("a quantity of mp-units becomes a quantity of any unit that converts") {
  constexpr tp::quantity<decltype(m / s)> speed = 36.0 * si::kilo<si::metre> / si::hour;
  CHECK(speed.number() == Approx(10).epsilon(1e-15));
  CHECK(tp::from(0.5 * mp_units::one).in(percent) == 50);
  CHECK(tp::from(50.0 * mp_units::percent).number() == 50);
}

TEST_CASE("a quantity becomes one of mp-units, in its unit") {
  constexpr auto metres_per_hour = si::metre / si::hour;
  CHECK(tp::to<quantity<metres_per_hour>>(1.0 * m / s).numerical_value_in(metres_per_hour) == 3600);
  const auto boiling = tp::to<mp_units::quantity_point<si::kelvin, si::ice_point>>(373.15 * K);
  CHECK(boiling.quantity_from(si::ice_point).numerical_value_in(si::kelvin) == Approx(100).epsilon(1e-13));
}
