// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/testing/near.hpp>

#include <limits>
#include <sstream>
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

#include "catch.hpp"

using namespace typeplate::symbols;
using tp::testing::near;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("a relative tolerance is a share of the wanted value, whatever its unit") {
  CHECK(near(1001.0 * mm, 1.0 * m, 1.1e-3));
  CHECK_FALSE(near(1001.0 * mm, 1.0 * m, 0.9e-3));
  CHECK(near(1.0F * bar, 1e5 * Pa, 0.0));
  CHECK_FALSE(near(1.0 * m, -1.0 * m, 0.5));
}

TEST_CASE("an absolute tolerance has a unit of its own") {
  CHECK(near(1.0 * m, 1.01 * m, 1.1 * cm));
  CHECK_FALSE(near(1.0 * m, 1.01 * m, 9.0 * mm));
}

TEST_CASE("both tolerances add up") {
  CHECK(near(0.0 * kg / s, 1e-10 * kg / s, 1e-6, 1e-6 * g / s));
  CHECK(near(103.0 * m, 100.0 * m, 0.02, 1.1 * m));
  CHECK_FALSE(near(103.0 * m, 100.0 * m, 0.02, 0.9 * m));
}

TEST_CASE("temperatures on a scale are compared by a difference") {
  CHECK(near(350.4 * degC, 623.15 * K, 0.5 * delta_degC));
  CHECK_FALSE(near(350.6 * degC, 623.15 * K, 0.5 * delta_degC));
  CHECK(near(350.4 * degC, 623.15 * K, 0.9 * delta_degF));
  tp::quantity<tp::unit::kelvin> warm = 300.0 * K;
  CHECK(near(warm, 300.1 * K, 1e-3));
}

TEST_CASE("not a number is near nothing, and an infinity near itself") {
  CHECK_FALSE(near(not_a_number * m, not_a_number * m, 1.0));
  CHECK_FALSE(near(1.0 * m, not_a_number * m, 1.0));
  CHECK_FALSE(near(not_a_number * m, 1.0 * m, infinity * m));
  CHECK(near(infinity * m, infinity * m, 0.0));
  CHECK_FALSE(near(infinity * m, -infinity * m, 0.0));
  CHECK_FALSE(near(infinity * m, -infinity * m, 1e-3));
  CHECK_FALSE(near(5.0 * m, infinity * m, 1e-3));
}

TEST_CASE("the words of a comparison give both values, the distance and the tolerance with their units") {
  std::ostringstream out;
  out << near(350.75 * degC, 350.0 * degC, 0.5 * delta_degC);
  CHECK(out.str() ==
        "350.75 degC is not near 350 degC: they are 0.75 delta_degC apart, 0.5 delta_degC are allowed");
  CHECK(near(2.0 * m, 200.0 * cm, 0.25).words() == "2 m is near 2 m: they are 0 m apart, 0.5 m are allowed");
  CHECK(near(0.5 * one, 50.0 * percent, 0.0).words() == "0.5 is near 0.5: they are 0 apart, 0 are allowed");
}
