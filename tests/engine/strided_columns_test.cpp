// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Columns whose numbers lie apart: the same bits and the same sentences as contiguous ones.
#include <typeplate/symbols.hpp>

#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "catch.hpp"
#include "engine_support.hpp"
#include "steam_model.hpp"

using namespace tp::symbols;
using engine_test::error_of;
using engine_test::owned_contract;
using engine_test::same_bits;

namespace {

template <class Number>
constexpr tp::dtype dtype_of = sizeof(Number) == 4 ? tp::dtype::float32 : tp::dtype::float64;

/// `columns` ports of both types, of which the first is clamped and every one standardised.
tp::model_handle scaled_echo(std::size_t columns, tp::dtype type) {
  owned_contract promised;
  std::vector<tp::affine> scaling;
  for (std::size_t c = 0; c < columns; ++c) {
    promised.inputs.push_back({.name = "x", .unit = "K", .type = type, .lower = -500.0, .upper = 500.0});
    scaling.push_back(tp::standardize(3.5 + static_cast<double>(c), 7.25));
  }
  promised.inputs[0].lower = 150.0;
  promised.inputs[0].upper = 350.0;
  promised.inputs[0].outside = tp::out_of_range::clamp;
  promised.outputs = engine_test::free_outputs(promised.inputs);
  return engine_test::echo_model(promised, scaling);
}

template <class Number>
std::vector<Number> random_numbers(std::size_t count) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> within(-300.0, 300.0);
  std::vector<Number> numbers(count);
  for (Number& number : numbers) number = static_cast<Number>(within(random));
  return numbers;
}

template <class Type>
std::vector<Type> outputs_of(const tp::model_handle& model, std::size_t columns, const tp::column_source& source) {
  std::vector<tp::column_source> sources(columns, source);
  std::vector<Type> out(columns * source.size);
  std::vector<tp::column_sink> sinks;
  for (std::size_t c = 0; c < columns; ++c) sinks.push_back({out.data() + c * source.size, dtype_of<Type>});
  model.forward(sources.data(), source.size, sinks.data());
  return out;
}

/// How many outputs differ between the numbers lying `stride` apart and the same numbers side by side.
template <class Number, class Type>
int differences(std::size_t columns, std::size_t rows, std::ptrdiff_t stride) {
  const auto model = scaled_echo(columns, dtype_of<Type>);
  const auto step = static_cast<std::size_t>(stride < 0 ? -stride : stride);
  const std::vector<Number> memory = random_numbers<Number>(rows * step + 1);
  const Number* const first = memory.data() + (stride < 0 ? (rows - 1) * step : 0);
  std::vector<Number> together(rows);
  for (std::size_t row = 0; row < rows; ++row) together[row] = first[static_cast<std::ptrdiff_t>(row) * stride];

  const double scale = 5.0 / 9.0;
  const auto apart = outputs_of<Type>(model, columns, {first, rows, dtype_of<Number>, scale, 255.37, stride});
  const auto side_by_side =
      outputs_of<Type>(model, columns, {together.data(), rows, dtype_of<Number>, scale, 255.37});
  int differ = 0;
  for (std::size_t i = 0; i < apart.size(); ++i) differ += same_bits(apart[i], side_by_side[i]) ? 0 : 1;
  return differ;
}

struct state {
  double temperature;
  float pressure;
  float valve;
  double superheat;
};

std::vector<state> three_states() {
  return {{350.0, 80.0F, 0.1F, 1.0}, {400.0, 81.0F, 0.2F, 2.0}, {450.0, 82.0F, 0.3F, 3.0}};
}

steam_model::Model ideal_gas() {
  return steam_model::Model::from_function([](const steam_model::Inputs& given) {
    return steam_model::Outputs{
        .density = given.pressure.number() / (461.5F * given.temperature.number()) * kg / m3,
        .enthalpy = (2.0e6 + 2000.0 * given.superheat.in(delta_K)) * J / kg};
  });
}

}  // namespace

TEST_CASE("a strided column gives the bits of a contiguous one, for every stride, type and width") {
  for (const std::ptrdiff_t stride : {2, 3, 7, 1, 0, -1, -4}) {
    for (const std::size_t columns : {1U, 4U, 6U}) {
      for (const std::size_t rows : {1U, 5U, 128U, 129U, 1000U}) {
        CAPTURE(stride, columns, rows);
        CHECK(differences<float, float>(columns, rows, stride) == 0);
        CHECK(differences<double, float>(columns, rows, stride) == 0);
        CHECK(differences<float, double>(columns, rows, stride) == 0);
        CHECK(differences<double, double>(columns, rows, stride) == 0);
      }
    }
  }
}

TEST_CASE("columns of a row-major table, members of structs and one constant for every row") {
  const auto model = ideal_gas();
  const std::vector<state> states = three_states();
  const double table[] = {350.0, 1.0, 400.0, 2.0, 450.0, 3.0};
  const double constant = 80.0;
  const auto by_member = model.forward(
      steam_model::BatchInputs{.temperature = tp::as<degC>(states, &state::temperature),
                               .pressure = tp::as<bar>(&constant, 3, 0),
                               .superheat = tp::as<tp::difference<tp::unit::kelvin>>(states, &state::superheat)});
  const auto by_pointer =
      model.forward(steam_model::BatchInputs{.temperature = tp::as<degC>(table, 3, 2),
                                             .pressure = tp::as<tp::unit::bar>(&constant, 3, 0),
                                             .superheat = tp::as<delta_degC>(table + 1, 3, std::size_t{2})});
  REQUIRE(by_member.density.size() == 3);
  for (std::size_t row = 0; row < 3; ++row) {
    const auto single = model.forward(steam_model::Inputs{.temperature = states[row].temperature * degC,
                                                          .pressure = 80.0 * bar,
                                                          .superheat = states[row].superheat * delta_degC});
    CHECK(same_bits(by_member.density[row].number(), single.density.number()));
    CHECK(same_bits(by_member.enthalpy[row].number(), single.enthalpy.number()));
    CHECK(same_bits(by_pointer.density[row].number(), single.density.number()));
    CHECK(same_bits(by_pointer.enthalpy[row].number(), single.enthalpy.number()));
  }
}

TEST_CASE("members are found in arrays of a derived struct, and in no rows at all") {
  struct later_state : state {
    double humidity;
  };
  const later_state array[2] = {{{350.0, 80.0F, 0.1F, 1.0}, 0.5}, {{400.0, 81.0F, 0.2F, 2.0}, 0.6}};
  const auto pressures = tp::as<bar>(array, &later_state::pressure);
  CHECK(pressures.size == 2);
  CHECK(pressures.stride == sizeof(later_state) / sizeof(float));
  CHECK(pressures.data[pressures.stride] == 81.0F);
  const std::vector<state> no_states;
  const auto none = tp::as<bar>(no_states, &state::pressure);
  CHECK(none.size == 0);
  CHECK(none.data == nullptr);
}

TEST_CASE("a bad value in a strided column is named with its row") {
  const auto model = ideal_gas();
  std::vector<state> states = three_states();
  states[1].temperature = 900.0;
  CHECK(error_of([&] {
          static_cast<void>(
              model.forward(steam_model::BatchInputs{.temperature = tp::as<degC>(states, &state::temperature),
                                                     .pressure = tp::as<bar>(states, &state::pressure),
                                                     .superheat = tp::as<delta_degC>(states, &state::superheat)}));
        }).find("input `temperature` is 1173.15 K (900 as given) in row 1 (1 of 3 rows refused)") !=
        std::string::npos);
}

TEST_CASE("a stride that leads beyond any memory is refused before anything is read") {
  const auto model = ideal_gas();
  const std::vector<double> three(3, 350.0);
  const auto call = [&](auto stride) {
    return error_of([&] {
      static_cast<void>(model.forward(steam_model::BatchInputs{.temperature = tp::as<degC>(three.data(), 3, stride),
                                                               .pressure = tp::as<bar>(three),
                                                               .superheat = tp::as<delta_degC>(three)}));
    });
  };
  CHECK(call(std::numeric_limits<std::ptrdiff_t>::max()) ==
        "model `steam-model`: input `temperature` has a column with stride 9223372036854775807, which leads "
        "beyond any memory; a stride counts numbers from one row to the next, 1 is contiguous");
  CHECK(call(std::numeric_limits<std::ptrdiff_t>::min()).find("with stride -9223372036854775808,") !=
        std::string::npos);
  CHECK(call(std::numeric_limits<std::uint64_t>::max()) != "no error");
  CHECK(call(std::numeric_limits<std::ptrdiff_t>::max() / 8) != "no error");
}
