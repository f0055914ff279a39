// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The steam model against IAPWS-95, through the typed model, and against the errors that its card states.
#include <steam_properties/steam_properties.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <typeplate/symbols.hpp>

#include "example_files.hpp"
#include "reference_states.hpp"

namespace {

using namespace typeplate::symbols;
using steam_properties::BatchInputs, steam_properties::BatchOutputs, steam_properties::Inputs,
    steam_properties::Model;

/// The columns of data/test_states.safetensors by their names.
std::map<std::string, numbers> test_states() {
  return read_columns(STEAM_FOLDER "/data/test_states.safetensors");
}

double relative_error(double got, double wanted) {
  return std::abs(got / wanted - 1);
}

template <class Column>
double largest_error(const Column& got, const numbers& wanted) {
  REQUIRE(got.size() == wanted.size());
  double largest = 0;
  for (std::size_t row = 0; row < wanted.size(); ++row) {
    largest = std::max(largest, relative_error(static_cast<double>(got[row].number()), wanted[row]));
  }
  return largest;
}

using errors = std::map<std::string, double>;

errors largest_errors(const BatchOutputs& got, const std::map<std::string, numbers>& states) {
  return {{"density", largest_error(got.density, states.at("outputs.density"))},
          {"enthalpy", largest_error(got.enthalpy, states.at("outputs.enthalpy"))},
          {"entropy", largest_error(got.entropy, states.at("outputs.entropy"))},
          {"speed_of_sound", largest_error(got.speed_of_sound, states.at("outputs.speed_of_sound"))}};
}

errors stated_errors() {
  const auto metrics = stated_metrics(STEAM_FOLDER "/model");
  errors stated;
  for (const char* property : {"density", "enthalpy", "entropy", "speed_of_sound"}) {
    stated[property] = metrics.at("max_relative_error_" + std::string(property)).get<double>();
  }
  return stated;
}

Model steam() {
  return Model::load(STEAM_FOLDER "/model");
}

/// The card rounds its figures to three digits; float32 on another machine may move a result by some 1e-7.
constexpr double rounding = 1e-6;

}  // namespace

TEST_CASE("the largest errors over 10,000 states are those that the card states") {
  const auto states = test_states();
  const numbers& temperature = states.at("inputs.temperature");
  const numbers& pressure = states.at("inputs.pressure");
  REQUIRE(temperature.size() == 10'000);
  const auto outputs =
      steam().forward(BatchInputs{.temperature = tp::as<K>(temperature), .pressure = tp::as<Pa>(pressure)});
  const errors measured = largest_errors(outputs, states);
  for (const auto& [property, stated] : stated_errors()) {
    INFO(property);
    CHECK(std::abs(measured.at(property) - stated) < rounding);
  }
}

TEST_CASE("the stated errors stay far below what the example promises") {
  const errors stated = stated_errors();
  CHECK(stated.at("density") < 0.005 / 5);
  for (const char* property : {"enthalpy", "entropy", "speed_of_sound"}) CHECK(stated.at(property) < 0.01 / 5);
}

TEST_CASE("columns in everyday units meet the same errors") {
  const auto states = test_states();
  numbers celsius, bars;
  for (const double kelvin : states.at("inputs.temperature")) celsius.push_back(kelvin - 273.15);
  for (const double pascal : states.at("inputs.pressure")) bars.push_back(pascal / 1e5);
  const auto outputs =
      steam().forward(BatchInputs{.temperature = tp::as<degC>(celsius), .pressure = tp::as<bar>(bars)});
  const errors measured = largest_errors(outputs, states);
  for (const auto& [property, stated] : stated_errors()) {
    INFO(property);
    CHECK(std::abs(measured.at(property) - stated) < rounding);
  }
}

TEST_CASE("one sample and a column of samples are equal to the last bit") {
  const auto states = test_states();
  const numbers& temperature = states.at("inputs.temperature");
  const numbers& pressure = states.at("inputs.pressure");
  const Model model = steam();
  for (std::size_t row = 0; row < temperature.size(); row += 97) {
    const numbers one_temperature{temperature[row]}, one_pressure{pressure[row]};
    const auto column =
        model.forward(BatchInputs{.temperature = tp::as<K>(one_temperature), .pressure = tp::as<Pa>(one_pressure)});
    const auto sample = model.forward(Inputs{.temperature = temperature[row] * K, .pressure = pressure[row] * Pa});
    CHECK(column.density[0].number() == sample.density.number());
    CHECK(column.entropy[0].number() == sample.entropy.number());
  }
}

TEST_CASE("the states that the program prints agree with IAPWS-95 within the stated errors") {
  const Model model = steam();
  const errors stated = stated_errors();
  constexpr double digits = 1e-6;  // of the table, which holds seven
  for (const reference_state& state : reference_states) {
    INFO(state.celsius << " degC, " << state.bar << " bar");
    const auto outputs = model.forward(Inputs{.temperature = state.celsius * degC, .pressure = state.bar * bar});
    CHECK(relative_error(static_cast<double>(outputs.density.in(kg / m3)), state.density) <
          stated.at("density") + digits);
    CHECK(relative_error(static_cast<double>(outputs.enthalpy.in(kJ / kg)), state.enthalpy) <
          stated.at("enthalpy") + digits);
    CHECK(relative_error(static_cast<double>(outputs.entropy.in(kJ / (kg * K))), state.entropy) <
          stated.at("entropy") + digits);
    CHECK(relative_error(static_cast<double>(outputs.speed_of_sound.in(m / s)), state.speed_of_sound) <
          stated.at("speed_of_sound") + digits);
  }
}

TEST_CASE("the test states stay inside the card's ranges and reach towards its edges") {
  const auto states = test_states();
  const auto [coldest, hottest] = std::ranges::minmax(states.at("inputs.temperature"));
  const auto [lowest, highest] = std::ranges::minmax(states.at("inputs.pressure"));
  CHECK((coldest >= 590.0 && coldest < 591.0));
  CHECK((hottest <= 1073.15 && hottest > 1072.0));
  CHECK((lowest >= 1e5 && lowest < 1.01e5));
  CHECK((highest <= 1e7 && highest > 0.999e7));
}
