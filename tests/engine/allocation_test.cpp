// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The warm path allocates nothing: one sample, and a column but for the memory of its results. Neither does a
// refusal by try_forward, which throws nothing on the inside either.
#include <typeplate/engine/function_backend.hpp>
#include <typeplate/engine/null_backend.hpp>
#include <typeplate/symbols.hpp>

#include <new>
#include <vector>

#include "catch.hpp"
#include "counted_allocations.hpp"
#include "counted_throws.hpp"
#include "engine_support.hpp"
#include "steam_model.hpp"

namespace {

using namespace tp::symbols;
using engine_test::owned_contract;

/// How often `call` allocates in a thousand calls, after one to warm up.
template <class Call>
long allocations_of(const Call& call) {
  call();
  const long before = engine_test::allocations();
  for (int i = 0; i < 1000; ++i) call();
  return engine_test::allocations() - before;
}

owned_contract sixteen_to_four() {
  owned_contract promised;
  for (int i = 0; i < 16; ++i) promised.inputs.push_back({.name = "x", .unit = "K", .lower = 0.0, .upper = 1000.0});
  for (int i = 0; i < 4; ++i) promised.outputs.push_back({.name = "y", .unit = "K"});
  return promised;
}

tp::model_handle null_model(const owned_contract& promised) {
  const tp::network_layout layout = tp::plain_layout(promised.view());
  return tp::make_handle(
      std::make_unique<const tp::session>(tp::make_plan(promised.view(), layout), tp::make_null_backend(layout)));
}

}  // namespace

TEST_CASE("the counter counts") {
  CHECK(allocations_of([] { ::operator delete(::operator new(8)); }) == 1000);
}

TEST_CASE("a call with one sample allocates nothing") {
  const tp::model_handle model = null_model(sixteen_to_four());
  const std::vector<tp::sample> given(16, {20.0, 1.0, 273.15});
  std::vector<double> out(4);
  CHECK(allocations_of([&] { model.forward(given.data(), out.data()); }) == 0);
}

TEST_CASE("a call with columns allocates nothing") {
  const tp::model_handle model = null_model(sixteen_to_four());
  const std::vector<double> numbers(1024, 20.0);
  const std::vector<tp::column_source> given(16, {numbers.data(), 1024, tp::dtype::float64, 1.0, 273.15});
  std::vector<std::vector<float>> results(4, std::vector<float>(1024));
  std::vector<tp::column_sink> out;
  for (auto& result : results) out.push_back({result.data(), tp::dtype::float32});
  CHECK(allocations_of([&] { model.forward(given.data(), 1024, out.data()); }) == 0);
}

TEST_CASE("a typed call allocates nothing, and a typed batch only its result columns") {
  const auto model = steam_model::Model::from_function([](const steam_model::Inputs& given) {
    return steam_model::Outputs{
        .density = given.pressure.number() / (461.5F * given.temperature.number()) * kg / m3,
        .enthalpy = 2.0e6 * J / kg};
  });
  const auto inputs =
      steam_model::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC};
  CHECK(allocations_of([&] { static_cast<void>(model.forward(inputs)); }) == 0);

  const std::vector<double> temperatures(1024, 350.0);
  const std::vector<float> pressures(1024, 80.0F);
  const std::vector<double> superheats(1024, 5.0);
  const steam_model::BatchInputs batch{.temperature = tp::as<degC>(temperatures),
                                       .pressure = tp::as<bar>(pressures),
                                       .superheat = tp::as<delta_degC>(superheats)};
  CHECK(allocations_of([&] { static_cast<void>(model.forward(batch)); }) == 2 * 1000);
}

TEST_CASE("a refusal by try_forward throws nothing and allocates nothing, for an input, an output and a column") {
  const auto model = steam_model::Model::from_function([](const steam_model::Inputs& given) {
    const float sign = given.superheat.number() < 0.0 ? -1.0F : 1.0F;
    return steam_model::Outputs{.density = sign * kg / m3, .enthalpy = 2.0e6 * J / kg};
  });
  const steam_model::Inputs hot{.temperature = 900.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC};
  const steam_model::Inputs negative{
      .temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = -5.0 * delta_degC};
  const long before = engine_test::throws();
  long good = 0;
  CHECK(allocations_of([&] { good += model.try_forward(hot) ? 1 : 0; }) == 0);
  CHECK(allocations_of([&] { good += model.try_forward(negative) ? 1 : 0; }) == 0);

  const std::vector<double> numbers(1024, 900.0);
  const steam_model::BatchInputs batch{.temperature = tp::as<degC>(numbers),
                                       .pressure = tp::as<bar>(numbers),
                                       .superheat = tp::as<delta_degC>(numbers)};
  CHECK(allocations_of([&] { good += model.try_forward(batch) ? 1 : 0; }) == 2 * 1000);
  CHECK(good == 0);
  CHECK(engine_test::throws() == before);
  CHECK_THROWS(static_cast<void>(model.forward(hot)));
  CHECK(engine_test::throws() == before + 1);
}

TEST_CASE("a call that warns allocates nothing") {
  owned_contract promised = sixteen_to_four();
  for (tp::port_contract& port : promised.inputs) port.outside = tp::out_of_range::warn;
  for (tp::port_contract& port : promised.outputs) port.outside = tp::out_of_range::warn;
  promised.outputs[3].lower = 1.0;
  long warnings = 0;
  const auto listen = [&](const tp::warning&) { ++warnings; };
  const tp::network_layout layout = tp::plain_layout(promised.view());
  const tp::model_handle model = tp::make_handle(std::make_unique<const tp::session>(
      tp::make_plan(promised.view(), layout), tp::make_null_backend(layout), listen));
  const std::vector<tp::sample> given(16, {2000.0, 1.0, 273.15});
  std::vector<double> out(4);
  CHECK(allocations_of([&] { model.forward(given.data(), out.data()); }) == 0);
  CHECK(warnings == 17 * 1001);
}

TEST_CASE("a call without memory is a result, and the next one works") {
  const auto model = steam_model::Model::from_function([](const steam_model::Inputs&) {
    return steam_model::Outputs{.density = 1.0 * kg / m3, .enthalpy = 2.0e6 * J / kg};
  });
  const auto inputs =
      steam_model::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC};
  const std::vector<double> numbers(64, 400.0);
  const double pressure = 80.0;
  const steam_model::BatchInputs batch{.temperature = tp::as<degC>(numbers),
                                       .pressure = tp::as<bar>(&pressure, 64, 0),
                                       .superheat = tp::as<delta_degC>(numbers)};
  const auto without_memory = [](const auto& call) {
    const engine_test::no_memory here;
    return call();
  };
  // The first call of all makes its workspace.
  const auto single = without_memory([&] { return model.try_forward(inputs); });
  const auto columns = without_memory([&] { return model.try_forward(batch); });
  const auto rows = without_memory([&] { return model.try_forward(batch, tp::per_row); });
  CHECK(std::string(single.error().what()) ==
        "model `steam-model`: no memory for this call; free some, or give fewer rows at a time");
  CHECK(std::string(columns.error().what()) ==
        "model `steam-model`: output `density` has no memory for a column of 64 rows; give fewer rows at a time");
  CHECK_FALSE(rows);
  CHECK(model.try_forward(inputs));
  CHECK(model.try_forward(batch));
  CHECK(model.try_forward(batch, tp::per_row));
}
