// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The dynamic model against the typed one: same numbers to the last bit, whatever the units.
#include <bit>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>
#include <thread>
#include <typeplate/units/unit_of.hpp>

#include "catch.hpp"
#include "dynamic_support.hpp"

using namespace typeplate_tests;
using namespace tp::symbols;

namespace {

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// Temperatures in degF and pressures in psi that all lie in the ranges of the card.
struct states {
  std::vector<double> temperatures;
  std::vector<double> pressures;

  explicit states(std::size_t rows) {
    for (std::size_t i = 0; i < rows; ++i) {
      const auto part = static_cast<double>(i) / static_cast<double>(rows);
      temperatures.push_back(610.0 + 800.0 * part);
      pressures.push_back(20.0 + 1400.0 * std::fmod(part * 7.0, 1.0));
    }
  }
};

}  // namespace

TEST_CASE("one sample by name gives the bits of the typed call") {
  const auto typed = typed_steam();
  const auto model = dynamic_steam();
  for (int i = 0; i < 500; ++i) {
    const double celsius = 320.0 + i * 0.913;
    const double pressure = 1.5 + i * 0.151;
    const auto want =
        typed.forward(steam_properties::Inputs{.temperature = celsius * degC, .pressure = pressure * bar});
    const auto got = model.forward({{"pressure", pressure, "bar"}, {"temperature", celsius, "degC"}});
    REQUIRE(same_bits(got["density"].number(), static_cast<double>(want.density.number())));
    REQUIRE(same_bits(got["density"].in("lb/ft3"), static_cast<double>(want.density.in(lb / ft3))));
    REQUIRE(same_bits(got["enthalpy"].in("kcal/kg"), static_cast<double>(want.enthalpy.in(kcal / kg))));
    REQUIRE(same_bits(got["enthalpy"].in(""), static_cast<double>(want.enthalpy.number())));
  }
}

TEST_CASE("results know their names and units, and outlive the model") {
  const auto out = dynamic_steam().forward({{"temperature", 350, "degC"}, {"pressure", 80, "bar"}});
  REQUIRE(out.size() == 2);
  CHECK(out.begin()->port() == "density");
  CHECK(out.begin()->unit() == "kg/m3");
  CHECK(out["enthalpy"].unit() == "J/kg");
}

TEST_CASE("a binding gives the bits of the typed call for columns in foreign units") {
  const auto typed = typed_steam();
  const auto model = dynamic_steam();
  const states given(1000);
  const auto want = typed.forward(steam_properties::BatchInputs{.temperature = tp::as<degF>(given.temperatures),
                                                                .pressure = tp::as<psi>(given.pressures)});
  // Both sides in another order than the card's.
  const auto ready =
      model.bind({{"pressure", "psi"}, {"temperature", "degF"}}, {{"enthalpy", "kcal/kg"}, {"density", "lb/ft3"}});
  std::vector<double> enthalpies(1000);
  std::vector<float> densities(1000);
  ready.forward({given.pressures, given.temperatures}, {enthalpies, densities});
  const auto want_enthalpies = want.enthalpy.in(kcal / kg);
  const auto want_densities = want.density.in(lb / ft3);
  for (std::size_t row = 0; row < 1000; ++row) {
    REQUIRE(same_bits(enthalpies[row], static_cast<double>(want_enthalpies[row])));
    REQUIRE(same_bits(static_cast<double>(densities[row]), static_cast<double>(want_densities[row])));
    double value[2];
    ready.forward(std::vector<double>{given.pressures[row], given.temperatures[row]}, value);
    REQUIRE(same_bits(value[0], enthalpies[row]));
    REQUIRE(same_bits(value[1], static_cast<double>(densities[row])));
  }
}

TEST_CASE("a binding may ask for some of the outputs only") {
  const auto model = dynamic_steam();
  const auto ready = model.bind({{"temperature", "degC"}, {"pressure", "bar"}}, {{"enthalpy", "kJ/kg"}});
  const std::vector<double> temperatures{350, 400};
  const std::vector<double> pressures{80, 90};
  std::vector<double> enthalpies(2);
  ready.forward({temperatures, pressures}, {enthalpies});
  double value = 0;
  ready.forward(std::vector<double>{400, 90}, {&value, 1});
  CHECK(same_bits(value, enthalpies[1]));
  CHECK(same_bits(value,
                  model.forward({{"temperature", 400, "degC"}, {"pressure", 90, "bar"}})["enthalpy"].in("kJ/kg")));
}

TEST_CASE("columns are read with a stride and from float") {
  const auto model = dynamic_steam();
  const auto ready = model.bind({{"temperature", "degC"}, {"pressure", "bar"}}, {{"density"}});
  const std::vector<float> table{350, 80, 400, 90, 450, 100};
  std::vector<double> densities(3);
  ready.forward({{table.data(), 3, 2}, {table.data() + 1, 3, 2}}, {densities});
  for (std::size_t row = 0; row < 3; ++row) {
    double value = 0;
    ready.forward(std::vector<double>{static_cast<double>(table[2 * row]), static_cast<double>(table[2 * row + 1])},
                  {&value, 1});
    CHECK(same_bits(value, densities[row]));
  }
}

TEST_CASE("a binding without units and outputs uses the ports' own") {
  const auto model = dynamic_steam();
  const auto ready = model.bind({{"temperature"}, {"pressure"}});
  REQUIRE(ready.outputs().size() == 2);
  CHECK(ready.inputs()[1].unit == "Pa");
  CHECK(ready.outputs()[0].unit == "kg/m3");
  CHECK(ready.outputs()[1].port->name == "enthalpy");
  double out[2];
  ready.forward(std::vector<double>{600, 5e6}, out);
  CHECK(same_bits(out[0], density_of(600, 5e6F)));
}

TEST_CASE("the contract belongs to the model and moves with it") {
  auto first = dynamic_steam();
  const auto ready = first.bind({{"temperature", "degC"}, {"pressure", "bar"}}, {{"density"}});
  const tp::dynamic_model model = std::move(first);
  REQUIRE(model.contract().input_count == 2);
  CHECK(model.contract().model == "steam-properties");
  CHECK(model.contract().inputs[0].name == "temperature");
  CHECK(model.contract().inputs[0].lower == 590);
  CHECK(model.contract().outputs[1].unit == "J/kg");
  double value = 0;
  ready.forward(std::vector<double>{350, 80}, {&value, 1});
  CHECK(value > 0);
}

TEST_CASE("no rows are no work") {
  const auto ready = dynamic_steam().bind({{"temperature"}, {"pressure"}});
  CHECK(ready.inputs().size() == 2);
  const auto model = dynamic_steam();
  const std::vector<double> none;
  std::vector<double> out;
  model.bind({{"temperature"}, {"pressure"}}, {{"density"}}).forward({none, none}, {out});
  CHECK(out.empty());
}

TEST_CASE("a binding is called from many threads at once") {
  const auto model = dynamic_steam();
  const auto ready = model.bind({{"temperature", "degF"}, {"pressure", "psi"}}, {{"density", "lb/ft3"}});
  const states given(400);
  std::vector<double> want(400);
  ready.forward({given.temperatures, given.pressures}, {want});
  std::vector<std::vector<double>> got(4, std::vector<double>(400));
  std::vector<std::thread> threads;
  for (auto& column : got) {
    threads.emplace_back([&ready, &given, &column] {
      for (std::size_t row = 0; row < 400; ++row)
        ready.forward(std::vector<double>{given.temperatures[row], given.pressures[row]}, {&column[row], 1});
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& column : got) CHECK(column == want);
}

TEST_CASE("units read at run time convert with the doubles of the exact table") {
  std::ifstream file(TYPEPLATE_TEST_DATA "/../../units/data/conversions.tsv");
  REQUIRE(file);
  std::string line;
  std::getline(file, line);
  std::size_t rows = 0;
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::string from, to, scale, offset;
    REQUIRE(fields >> from >> to >> scale >> offset);
    const tp::port_contract input_port[] = {{.name = "x", .unit = to, .type = tp::dtype::float64}};
    const tp::port_contract out[] = {{.name = "y", .unit = from, .type = tp::dtype::float64}};
    const tp::contract promised = {.model = "table",
                                   .version = "",
                                   .hash = "",
                                   .inputs = input_port,
                                   .input_count = 1,
                                   .outputs = out,
                                   .output_count = 1};
    const auto model = tp::dynamic_model::from_function(
        promised, [](std::span<const double> x, std::span<double> y) { y[0] = x[0]; });
    const auto ready = model.bind({{"x", from}}, {{"y", to}});
    INFO(from << " -> " << to);
    const double wanted_offset = std::strtod(offset.c_str(), nullptr);
    for (const auto& place : {ready.inputs()[0], ready.outputs()[0]}) {
      CHECK(same_bits(place.scale, std::strtod(scale.c_str(), nullptr)));
      CHECK(same_bits(place.offset, wanted_offset == 0 ? -0.0 : wanted_offset));
    }
    ++rows;
  }
  CHECK(rows > 100);
}

namespace {

/// Is what the compiler computes for these two units what the dynamic model computes from their texts?
template <tp::unit_literal From, tp::unit_literal To>
void compare_with_compiler() {
  using conversion = tp::conversion<tp::unit_of<From>, tp::unit_of<To>>;
  const tp::port_contract port[] = {{.name = "x", .unit = To.view(), .type = tp::dtype::float64}};
  const tp::contract promised = {.model = "pair",
                                 .version = "",
                                 .hash = "",
                                 .inputs = port,
                                 .input_count = 1,
                                 .outputs = port,
                                 .output_count = 1};
  const auto model = tp::dynamic_model::from_function(
      promised, [](std::span<const double> x, std::span<double> y) { y[0] = x[0]; });
  const auto ready = model.bind({{"x", From.view()}});
  INFO(From.view() << " -> " << To.view());
  CHECK(same_bits(ready.inputs()[0].scale, conversion::scale));
  CHECK(ready.inputs()[0].offset == conversion::offset);
}

}  // namespace

TEST_CASE("units read at run time convert with the doubles that the compiler computes") {
  compare_with_compiler<"degF", "K">();
  compare_with_compiler<"K", "degF">();
  compare_with_compiler<"psi", "bar">();
  compare_with_compiler<"Btu/(ft2.h.delta_degF)", "W/(m2.K)">();
  compare_with_compiler<"nmi/h", "m/s">();
  compare_with_compiler<"deg", "rad">();
  compare_with_compiler<"delta_degF", "delta_K">();
  compare_with_compiler<"gal_us/min", "L/s">();
}
