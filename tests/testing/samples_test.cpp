// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <boiler/boiler.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <tuple>
#include <typeplate/symbols.hpp>
#include <typeplate/testing/samples.hpp>
#include <typeplate/testing/scripted.hpp>
#include <vector>

#include "catch.hpp"

using namespace typeplate::symbols;
using boiler::Inputs, boiler::Model, boiler::Outputs;
using tp::testing::sample_plan;
using tp::testing::samples;
using tp::testing::samples_outside;

namespace {

const tp::testing::scripted<Model, Inputs, Outputs>& any_boiler() {
  static const tp::testing::scripted<Model, Inputs, Outputs> boiler_model(
      Outputs{.steam_flow = 1.0 * kg / s, .steam_temperature = 190.0 * degC});
  return boiler_model;
}

using triple = std::tuple<float, double, float>;
triple triple_of(const Inputs& inputs) {
  return {inputs.feed_temperature.number(), inputs.pressure.number(), inputs.valve.number()};
}

std::vector<triple> points_of(const sample_plan& plan) {
  std::vector<triple> points;
  for (const Inputs& inputs : samples<Inputs>(boiler::contract, plan)) points.push_back(triple_of(inputs));
  return points;
}

}  // namespace

TEST_CASE("the corners are all combinations of the bounds, an open side ends beyond the bound") {
  const std::vector<triple> corners = points_of({.middle = false, .random = 0});
  CHECK(corners.size() == 8);
  CHECK(std::set<triple>(corners.begin(), corners.end()).size() == 8);
  CHECK(corners.front() == triple(280.0F, 1e5, 0.0F));
  CHECK(corners.back() == triple(480.0F, 2e5, 1.0F));
}

TEST_CASE("the middle is half way between the bounds") {
  const std::vector<triple> middle = points_of({.corners = false, .random = 0});
  CHECK(middle == std::vector<triple>{{380.0F, 1.5e5, 0.5F}});
}

TEST_CASE("random samples are inside the ranges, spread over them, and the same for one seed") {
  const std::vector<triple> points = points_of({.corners = false, .middle = false, .random = 1000, .seed = 7});
  CHECK(points.size() == 1000);
  CHECK(points == points_of({.corners = false, .middle = false, .random = 1000, .seed = 7}));
  CHECK(points != points_of({.corners = false, .middle = false, .random = 1000, .seed = 8}));
  const auto [coldest, hottest] =
      std::ranges::minmax(points, {}, [](const triple& each) { return std::get<0>(each); });
  CHECK(std::get<0>(coldest) >= 280.0F);
  CHECK(std::get<0>(coldest) < 285.0F);
  CHECK(std::get<0>(hottest) <= 480.0F);
  CHECK(std::get<0>(hottest) > 475.0F);
}

TEST_CASE("a model takes every sample inside its ranges") {
  const auto& model = any_boiler().model();
  for (const Inputs& inputs : samples<Inputs>(boiler::contract)) CHECK_NOTHROW(model.forward(inputs));
}

TEST_CASE("a model refuses every sample outside its ranges, and names the port") {
  std::vector<std::string> ports;
  for (const auto& bad : samples_outside<Inputs>(boiler::contract)) {
    ports.emplace_back(bad.port);
    CHECK_THROWS_WITH(any_boiler().model().forward(bad.inputs), Catch::Contains("`" + ports.back() + "`"));
  }
  // One bound of the pressure is open, and what is outside the valve's range is clamped.
  CHECK(ports == std::vector<std::string>{"feed_temperature", "feed_temperature", "pressure"});
}

TEST_CASE("a sample outside is as near to the bound as the model can tell") {
  const auto outside = samples_outside<Inputs>(boiler::contract);
  REQUIRE(outside.size() == 3);
  constexpr float far = std::numeric_limits<float>::infinity();
  CHECK(outside[0].inputs.feed_temperature.number() == std::nextafter(280.0F, -far));
  CHECK(outside[1].inputs.feed_temperature.number() == std::nextafter(480.0F, far));
  CHECK(outside[2].inputs.pressure.number() < 1e5);
  CHECK(outside[2].inputs.pressure.number() > 1e5 - 1e-6);
}

TEST_CASE("inputs and a contract of two headers are refused in words") {
  tp::contract other = boiler::contract;
  other.model = "kettle";
  other.input_count = 2;
  CHECK_THROWS_WITH(samples<Inputs>(other),
                    "these `Inputs` have 3 fields and the contract of `kettle` has 2 inputs; "
                    "take both from one generated header");
}

TEST_CASE("with many ports the corners take one port at a time, instead of all of two to their number") {
  std::vector<tp::port_contract> ports(11, {.name = "x", .unit = "m", .lower = 0, .upper = 2});
  const tp::contract wide{
      .model = "wide", .version = "1.0.0", .hash = "", .inputs = ports.data(), .input_count = ports.size()};
  const auto numbers = tp::testing::detail::sample_numbers(wide, {.middle = false, .random = 0});
  REQUIRE(numbers.size() == 2 * 11 * 11);
  CHECK(std::ranges::count(numbers, 0.0) == 11);
  CHECK(std::ranges::count(numbers, 2.0) == 11);
}

TEST_CASE("ranges without bounds, and the widest ones, give finite numbers") {
  constexpr double largest = std::numeric_limits<double>::max();
  const std::vector<tp::port_contract> ports{
      {.name = "free", .unit = "m", .type = tp::dtype::float64},
      {.name = "below", .unit = "m", .type = tp::dtype::float64, .upper = -5},
      {.name = "widest", .unit = "m", .type = tp::dtype::float64, .lower = -largest, .upper = largest}};
  const tp::contract open{
      .model = "open", .version = "1.0.0", .hash = "", .inputs = ports.data(), .input_count = ports.size()};
  const auto numbers = tp::testing::detail::sample_numbers(open, {.corners = false});
  CHECK(std::ranges::all_of(numbers, [](double number) { return number >= -largest && number <= largest; }));
  CHECK(numbers[0] == 0);
  CHECK(numbers[1] == -7.5);
  CHECK(numbers[2] == 0);
}
