// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The code of docs/reference/calling.md, compiled and run.
#include <typeplate/symbols.hpp>

#include <atomic>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "catch.hpp"
#include "steam_model.hpp"

using namespace tp::symbols;
using namespace steam_model;

namespace {

Outputs ideal_gas(const Inputs& given) {
  return Outputs{.density = given.pressure.number() / (461.5F * given.temperature.number()) * kg / m3,
                 .enthalpy = (2.0e6 + 2000.0 * given.superheat.in(delta_K)) * J / kg};
}

std::string shown;

void show(const char* text) {
  shown = text;
}

}  // namespace

TEST_CASE("the page on calling: one sample, with and without exceptions") {
  const Model model = Model::from_function(ideal_gas);
  double valve = 0.0;
  const auto open_valve = [&](auto density) { valve = density.in(kg / m3); };
  const Inputs inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC};

  if (const auto steam = model.try_forward(inputs)) {
    open_valve(steam->density);
  } else {
    show(steam.error().what());
  }

  CHECK(valve > 20.0);
  CHECK(shown.empty());
}

TEST_CASE("the page on calling: columns, contiguous, with a stride and in structs") {
  const Model model = Model::from_function(ideal_gas);

  struct State {
    double temperature;  // degC
    double superheat;    // degC
  };
  const std::vector<State> states = {{350.0, 5.0}, {360.0, 6.0}};
  const std::vector<double> table = {80.0, 0.1, 81.0, 0.2};  // two columns: pressure in bar, valve

  const BatchOutputs steam =
      model.forward(BatchInputs{.temperature = tp::as<degC>(states, &State::temperature),
                                .pressure = tp::as<bar>(table.data(), 2, 2),  // two rows, two numbers apart
                                .superheat = tp::as<delta_degC>(states, &State::superheat)});

  CHECK(steam.enthalpy[1].in(J / kg) == 2.012e6);
}

TEST_CASE("the page on calling: a result for each row") {
  const Model model = Model::from_function(ideal_gas);
  const std::vector<double> temperatures = {350.0, 20.0, 360.0};
  const std::vector<double> pressures = {80.0, 80.0, 80.0};
  const std::vector<double> superheats = {5.0, 5.0, 5.0};
  const BatchInputs inputs{.temperature = tp::as<degC>(temperatures),
                           .pressure = tp::as<bar>(pressures),
                           .superheat = tp::as<delta_degC>(superheats)};
  double total = 0.0;

  const auto [steam, report] = model.forward(inputs, tp::per_row);
  for (const tp::bad_row& bad : report.first_bad()) show(bad.why.what());
  for (std::size_t row = 0; row < report.size(); ++row) {
    if (report.good(row)) total += steam.enthalpy[row].in(kJ / kg);
  }

  CHECK(total == 2.0 * 2010.0);
  CHECK(std::isnan(steam.enthalpy[1].in(kJ / kg)));
  CHECK(shown.find("input `temperature` is 293.15 K (20 as given) in row 1") != std::string::npos);
}

TEST_CASE("the page on calling: a warning handler") {
  std::atomic<std::size_t> outside = 0;
  const auto listen = [&](const tp::warning& said) { outside += said.count; };
  const Model model = Model::from_function(ideal_gas, {.on_warning = listen});

  // Of this model no port warns.
  static_cast<void>(
      model.forward(Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC}));
  CHECK(outside == 0);
}
