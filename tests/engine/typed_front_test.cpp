// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a user writes: quantities in, quantities out, columns in her own units. What must not compile is tested in
// tests/compile_fail.
#include <typeplate/symbols.hpp>

#include <array>
#include <limits>
#include <list>
#include <span>
#include <type_traits>
#include <vector>

#include "catch.hpp"
#include "engine_support.hpp"
#include "steam_model.hpp"

using namespace tp::symbols;
using steam_model::BatchInputs;
using steam_model::Inputs;
using steam_model::Model;
using steam_model::Outputs;

namespace {

using temperature = decltype(Inputs::temperature);
using superheat = decltype(Inputs::superheat);

/// The ideal gas, and an enthalpy that grows with superheat.
Model ideal_gas() {
  return Model::from_function([](const Inputs& given) {
    return Outputs{.density = given.pressure.number() / (461.5F * given.temperature.number()) * kg / m3,
                   .enthalpy = (2.0e6 + 2000.0 * given.superheat.in(delta_K)) * J / kg};
  });
}

static_assert(std::is_aggregate_v<Inputs> && std::is_aggregate_v<BatchInputs>);
static_assert(std::is_trivially_copyable_v<Inputs> && std::is_trivially_copyable_v<BatchInputs>);
static_assert(sizeof(temperature) == 3 * sizeof(double));
static_assert(std::is_nothrow_move_constructible_v<Model> && !std::is_copy_constructible_v<Model>);

// The literal is both; anything stored is one or the other.
static_assert(superheat(5.0 * K).number() == 5.0);
static_assert(superheat(5.0 * delta_degC).number() == 5.0);
static_assert(superheat(9.0 * delta_degF).number() == 5.0);
static_assert(temperature(20.0 * degC).number() == 293.15F);
static_assert(temperature(20 * K).number() == 20.0F);
static_assert(temperature(68.0F * degF).number() == 293.15F);
static_assert(temperature::from_number(300.0F).number() == 300.0F);

}  // namespace

TEST_CASE("one sample in everyday units") {
  const Model model = ideal_gas();
  const auto out =
      model.forward(Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC});
  CHECK(out.density.in(kg / m3) == 8e6F / (461.5F * 623.15F));
  CHECK(out.enthalpy.in(kJ / kg) == 2010.0);
}

TEST_CASE("an input keeps the number as it was given") {
  const temperature given = 350.1 * degC;
  CHECK(given.sample().number == 350.1);
  CHECK(given.sample().scale == 1.0);
  CHECK(given.sample().offset == 273.15);
  CHECK(given.in(K) == static_cast<float>(350.1 + 273.15));
  const temperature same = 350.1 * K;
  CHECK(engine_test::same_bits(same.sample().offset, -0.0));
}

TEST_CASE("an input can be changed after it was given") {
  Inputs inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * K};
  inputs.temperature = 700.0 * K;
  inputs.pressure = tp::quantity<tp::unit::bar, float>::from_number(2.0F);
  CHECK(inputs.temperature.number() == 700.0F);
  CHECK(inputs.pressure.number() == 2e5F);
}

TEST_CASE("outputs of one model are inputs of the next") {
  const Model model = ideal_gas();
  const Inputs inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * K};
  const Outputs first = model.forward(inputs);
  struct density_port;
  const tp::input<density_port, decltype(g / cm3), double> next = first.density;
  CHECK(next.number() == Approx(0.0278).epsilon(0.01));
}

TEST_CASE("columns of vectors, arrays, spans and pointers, in float and double") {
  const Model model = ideal_gas();
  const std::vector<double> temperatures{350.0, 400.0, 450.0};
  const float pressures[] = {80.0F, 81.0F, 82.0F};
  const std::array<double, 3> superheats{1.0, 2.0, 3.0};
  const auto out = model.forward(BatchInputs{.temperature = tp::as<degC>(temperatures),
                                             .pressure = tp::as<bar>(pressures),
                                             .superheat = tp::as<delta_degC>(std::span(superheats))});
  REQUIRE(out.density.size() == 3);
  for (std::size_t row = 0; row < 3; ++row) {
    const auto single = model.forward(Inputs{.temperature = temperatures[row] * degC,
                                             .pressure = pressures[row] * bar,
                                             .superheat = superheats[row] * delta_degC});
    CHECK(engine_test::same_bits(out.density[row].number(), single.density.number()));
    CHECK(engine_test::same_bits(out.enthalpy[row].number(), single.enthalpy.number()));
  }
  const auto again = model.forward(
      BatchInputs{.temperature = tp::as<tp::unit::degree_celsius>(temperatures.data(), temperatures.size()),
                  .pressure = tp::as<tp::unit::bar>(&pressures[0], 3),
                  .superheat = tp::as<delta_K>(superheats)});
  CHECK(again.density[2].number() == out.density[2].number());
}

TEST_CASE("result columns are read as quantities or as numbers in any unit") {
  const Model model = ideal_gas();
  const std::vector<double> temperatures{350.0, 400.0};
  const std::vector<double> pressures{80.0, 80.0};
  const std::vector<double> superheats{1.0, 2.0};
  const auto out = model.forward(BatchInputs{.temperature = tp::as<degC>(temperatures),
                                             .pressure = tp::as<bar>(pressures),
                                             .superheat = tp::as<delta_degC>(superheats)});
  double sum = 0.0;
  for (const auto enthalpy : out.enthalpy) sum += enthalpy.in(kJ / kg);
  CHECK(sum == 2002.0 + 2004.0);
  sum = 0.0;
  for (const double number : out.enthalpy.in(kJ / kg)) sum += number;
  CHECK(sum == 2002.0 + 2004.0);
  CHECK(out.enthalpy.in(MJ / kg)[1] == 2.004);
  CHECK(out.enthalpy.in(MJ / kg).size() == 2);
  CHECK(out.enthalpy.data()[0] == 2.002e6);
  const std::vector<double> copied(out.enthalpy.in(J / kg).begin(), out.enthalpy.in(J / kg).end());
  CHECK(copied == std::vector<double>{2.002e6, 2.004e6});
}

TEST_CASE("a result column is the next model's input column, in place") {
  tp::column<tp::unit::degree_celsius, float> made(2);
  const tp::column_sink sink = made.sink();
  static_cast<float*>(sink.data)[0] = 20.0F;
  static_cast<float*>(sink.data)[1] = 30.0F;
  const decltype(BatchInputs::temperature) next = made;
  CHECK(next.source().data == made.data());
  CHECK(next.source().type == tp::dtype::float32);
  CHECK(next.source().offset == 273.15);
  CHECK(next.size() == 2);
}

TEST_CASE("a column is a value") {
  tp::column<tp::unit::metre, double> first(3);
  static_cast<double*>(first.sink().data)[2] = 7.0;
  tp::column<tp::unit::metre, double> second = first;
  CHECK(second[2].number() == 7.0);
  CHECK(second.data() != first.data());
  static_cast<double*>(second.sink().data)[2] = 8.0;
  CHECK(first[2].number() == 7.0);
  first = second;
  CHECK(first[2].number() == 8.0);
  const double* const memory = first.data();
  second = std::move(first);
  CHECK(second.data() == memory);
  CHECK(tp::column<tp::unit::metre, double>().size() == 0);
}

TEST_CASE("refusals name model, port and both numbers, from typed calls too") {
  const Model model = ideal_gas();
  const auto call = [&](auto value) {
    return engine_test::error_of([&] {
      static_cast<void>(model.forward(Inputs{.temperature = value, .pressure = 80.0 * bar, .superheat = 5.0 * K}));
    });
  };
  CHECK(call(900.0 * degC) ==
        "model `steam-model`: input `temperature` is 1173.15 K (900 as given), outside its range 590 to 1073.15 K; "
        "check "
        "value and unit, or set \"out_of_range\" in the card to \"warn\", \"clamp\" or \"ignore\"");
  CHECK(call(800.0 * degC) == "no error");
}

TEST_CASE("columns of different lengths are refused from typed calls") {
  const Model model = ideal_gas();
  const std::vector<double> three(3, 350.0);
  const std::vector<double> two(2, 80.0);
  CHECK(engine_test::error_of([&] {
          static_cast<void>(model.forward(BatchInputs{.temperature = tp::as<degC>(three),
                                                      .pressure = tp::as<bar>(two),
                                                      .superheat = tp::as<delta_degC>(three)}));
        }) ==
        "model `steam-model`: input `pressure` has 2 rows and input `temperature` has 3; give every column of one "
        "call the same number of rows");
}
