// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A value on a bound passes, whatever unit it was written in; the next float beyond does not, and in double the
// next number that is not the bound's own rounding.
#include <typeplate/model.hpp>
#include <typeplate/symbols.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "catch.hpp"
#include "engine_support.hpp"

using engine_test::echo_port;
using engine_test::error_of;
using namespace tp::symbols;

namespace {

struct port_tag;

bool accepts(const tp::model_handle& model, const tp::sample& value) {
  double out = 0.0;
  const bool single = error_of([&] { model.forward(&value, &out); }) == "no error";
  const std::vector<double> numbers(5, value.number);
  std::vector<double> results(5);
  const tp::column_source column{numbers.data(), 5, tp::dtype::float64, value.scale, value.offset};
  const tp::column_sink sink{results.data(), tp::dtype::float64};
  const bool many = error_of([&] { model.forward(&column, 5, &sink); }) == "no error";
  REQUIRE(single == many);
  return single;
}

/// Is `value`, which counts units of U, accepted when the caller writes it in V?
template <class U, class V, class Rep>
bool accepts_in(const tp::model_handle& model, Rep value, V) {
  const tp::quantity<V, double> written = tp::quantity<U, double>::from_number(static_cast<double>(value));
  return accepts(model, tp::input<port_tag, U, Rep>(written).sample());
}

/// The next float; in double, where a bound in another unit is off by a rounding, the first number beyond that.
template <class Rep>
Rep next_beyond(Rep bound, Rep direction, Rep other) {
  if constexpr (sizeof(Rep) == 4) return std::nextafter(bound, direction);
  const Rep size = std::max(std::fabs(bound), std::fabs(other));
  return bound + std::copysign(16 * std::numeric_limits<Rep>::epsilon() * size, direction);
}

template <class Rep, class U, class... V>
void check_bounds(U, double lower, double upper, V... units) {
  const auto low = static_cast<Rep>(lower);
  const auto high = static_cast<Rep>(upper);
  const Rep infinity = std::numeric_limits<Rep>::infinity();
  const tp::model_handle model = echo_port({.name = "x",
                                            .unit = tp::unit_text<U>,
                                            .type = sizeof(Rep) == 4 ? tp::dtype::float32 : tp::dtype::float64,
                                            .lower = static_cast<double>(low),
                                            .upper = static_cast<double>(high)});
  const auto check_in = [&](auto unit) {
    CAPTURE(std::string(tp::unit_text<decltype(unit)>), low, high);
    CHECK(accepts_in<U>(model, low, unit));
    CHECK(accepts_in<U>(model, high, unit));
    CHECK_FALSE(accepts_in<U>(model, next_beyond(low, -infinity, high), unit));
    CHECK_FALSE(accepts_in<U>(model, next_beyond(high, infinity, low), unit));
  };
  (check_in(units), ...);
}

}  // namespace

TEST_CASE("a float port accepts both of its bounds in three units and nothing beyond") {
  check_bounds<float>(K, 590.0, 1073.15, K, degC, degF);
  check_bounds<float>(K, 273.15, 373.15, K, degC, degF);
  check_bounds<float>(Pa, 1e5, 1e7, Pa, bar, psi);
  check_bounds<float>(m / s, -0.1, 343.2, m / s, km / h, mph);
  check_bounds<float>(delta_degC, -5.0, 33.3, delta_degC, delta_degF, delta_K);
  check_bounds<float>(kg / m3, 0.0, 998.2, kg / m3, g / cm3, lb / ft3);
  check_bounds<float>(rad, -3.14159265358979, 3.14159265358979, rad, deg, rev);
  check_bounds<float>(one, 0.1, 0.9, one, percent, ppm);
}

TEST_CASE("a double port accepts both of its bounds in three units, and nothing beyond their rounding") {
  check_bounds<double>(Pa, 1e5, 1e7, Pa, bar, psi);
  check_bounds<double>(K, 590.0, 1073.15, K, degC, degF);
  check_bounds<double>(degC, 0.0, 100.0, degC, K, degF);
  check_bounds<double>(m, -1.5, 2048.0, m, ft, mi);
  check_bounds<double>(rad, -3.14159265358979, 3.14159265358979, rad, deg, rev);
  check_bounds<double>(kg / m3, 0.0, 998.2, kg / m3, g / cm3, lb / ft3);
}

TEST_CASE("800 degC is inside a range that ends at 1073.15 K in float") {
  const auto upper = static_cast<double>(1073.15F);
  const tp::model_handle model = echo_port({.name = "temperature", .unit = "K", .lower = 590.0, .upper = upper});
  CHECK(accepts(model, tp::input<port_tag, tp::unit::kelvin, float>(800.0 * degC).sample()));
  CHECK(accepts(model, tp::input<port_tag, tp::unit::kelvin, float>(800.0F * degC).sample()));
  CHECK(accepts(model, tp::input<port_tag, tp::unit::kelvin, float>(800 * degC).sample()));
  CHECK(accepts(model, tp::input<port_tag, tp::unit::kelvin, float>(1073.15 * K).sample()));
  CHECK_FALSE(accepts(model, tp::input<port_tag, tp::unit::kelvin, float>(800.001 * degC).sample()));
}

TEST_CASE("an output is held to its bounds as an input is") {
  const auto upper = static_cast<double>(998.2F);
  const tp::port_contract input{.name = "x", .unit = "1", .type = tp::dtype::float32};
  tp::port_contract output{.name = "density", .unit = "kg/m3", .lower = 0.0, .upper = upper};
  const engine_test::owned_contract promised{.inputs = {input}, .outputs = {output}};
  const tp::model_handle model = engine_test::echo_model(promised);
  const auto passes = [&](float value) { return accepts(model, {static_cast<double>(value), 1.0, -0.0}); };
  CHECK(passes(0.0F));
  CHECK(passes(-0.0F));
  CHECK(passes(998.2F));
  CHECK_FALSE(passes(std::nextafter(998.2F, 1e3F)));
  CHECK_FALSE(passes(-std::numeric_limits<float>::denorm_min()));
}
