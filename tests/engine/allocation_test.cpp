// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The warm path allocates nothing: one sample, and a column but for the memory of its results.
#include <typeplate/engine/function_backend.hpp>
#include <typeplate/engine/null_backend.hpp>
#include <typeplate/symbols.hpp>

#include <new>
#include <vector>

#include "catch.hpp"
#include "counted_allocations.hpp"
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
