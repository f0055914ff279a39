// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Calls without exceptions: whatever goes wrong comes back as the words that `forward` throws.
#include <typeplate/symbols.hpp>

#include <cmath>
#include <limits>
#include <new>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include "catch.hpp"
#include "engine_support.hpp"
#include "steam_model.hpp"

using namespace tp::symbols;
using engine_test::error_of;
using engine_test::same_bits;
using steam_model::BatchInputs;
using steam_model::BatchOutputs;
using steam_model::Inputs;
using steam_model::Model;
using steam_model::Outputs;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The ideal gas; its density is negative where the superheat is.
Model ideal_gas() {
  return Model::from_function([](const Inputs& given) {
    const float sign = given.superheat.number() < 0.0 ? -1.0F : 1.0F;
    return Outputs{.density = sign * given.pressure.number() / (461.5F * given.temperature.number()) * kg / m3,
                   .enthalpy = (2.0e6 + 2000.0 * given.superheat.in(delta_K)) * J / kg};
  });
}

Inputs sample_of(double celsius, double bars, double superheat) {
  return Inputs{.temperature = celsius * degC,
                .pressure = bars * bar,
                .superheat = superheat * tp::unit::delta_degree_celsius{}};
}

/// What `try_forward` says, or "no error".
template <class Result>
std::string words_of(const Result& result) {
  return result ? "no error" : result.error().what();
}

template <class Thrown>
Model throwing(const Thrown& thrown) {
  return Model::from_function([thrown](const Inputs&) -> Outputs { throw thrown; });
}

static_assert(noexcept(std::declval<const Model&>().try_forward(std::declval<const Inputs&>())));
static_assert(noexcept(std::declval<const Model&>().try_forward(std::declval<const BatchInputs&>())));
static_assert(noexcept(std::declval<const Model&>().try_forward(std::declval<const BatchInputs&>(), tp::per_row)));

}  // namespace

TEST_CASE("a good sample and good columns are what forward gives, bit for bit") {
  const Model model = ideal_gas();
  const auto single = model.try_forward(sample_of(350.0, 80.0, 5.0));
  REQUIRE(single);
  const Outputs same = model.forward(sample_of(350.0, 80.0, 5.0));
  CHECK(same_bits(single->density.number(), same.density.number()));
  CHECK(same_bits((*single).enthalpy.number(), same.enthalpy.number()));

  const std::vector<double> temperatures{350.0, 351.0};
  const std::vector<double> pressures{80.0, 81.0};
  const std::vector<double> superheats{1.0, 2.0};
  const BatchInputs inputs{.temperature = tp::as<degC>(temperatures),
                           .pressure = tp::as<bar>(pressures),
                           .superheat = tp::as<delta_degC>(superheats)};
  const auto many = model.try_forward(inputs);
  REQUIRE(many);
  const BatchOutputs batch = model.forward(inputs);
  CHECK(same_bits(many->density[1].number(), batch.density[1].number()));
  CHECK(many->enthalpy.size() == 2);
}

TEST_CASE("every broken sample gives the sentence that forward throws") {
  const Model model = ideal_gas();
  const double broken[][3] = {
      {900.0, 80.0, 5.0},           // outside its range
      {20.0, 80.0, 5.0},            // below it
      {std::nan(""), 80.0, 5.0},    // not a number
      {350.0, infinity, 5.0},       // infinite
      {350.0, 1e300, 5.0},          // too large for float32
      {350.0, 80.0, std::nan("")},  // in float64
      {350.0, 80.0, -5.0},          // an output outside its range
  };
  for (const auto& [celsius, bars, superheat] : broken) {
    const Inputs inputs = sample_of(celsius, bars, superheat);
    const std::string thrown = error_of([&] { static_cast<void>(model.forward(inputs)); });
    CHECK(thrown != "no error");
    CHECK(words_of(model.try_forward(inputs)) == thrown);
  }
}

TEST_CASE("every broken batch gives the sentence that forward throws") {
  const Model model = ideal_gas();
  const std::vector<double> good{350.0, 350.0, 350.0};
  const std::vector<double> pressures{80.0, 80.0, 80.0};
  const std::vector<double> hot{350.0, 900.0, 900.0};
  const std::vector<double> infinite{350.0, infinity, 350.0};
  const std::vector<double> negative{1.0, -1.0, -1.0};
  const std::vector<double> two{1.0, 2.0};
  const auto kelvins = tp::as<delta_degC>(good);
  const double superheat_of_all = 1.0;
  constexpr auto all_rows = std::numeric_limits<std::size_t>::max();
  const BatchInputs broken[] = {
      {.temperature = tp::as<degC>(hot), .pressure = tp::as<bar>(pressures), .superheat = kelvins},
      {.temperature = tp::as<degC>(infinite), .pressure = tp::as<bar>(pressures), .superheat = kelvins},
      {.temperature = tp::as<degC>(good),
       .pressure = tp::as<bar>(pressures),
       .superheat = tp::as<delta_degC>(negative)},
      {.temperature = tp::as<degC>(good), .pressure = tp::as<bar>(two), .superheat = kelvins},
      {.temperature = tp::as<degC>(static_cast<const double*>(nullptr), 3),
       .pressure = tp::as<bar>(pressures),
       .superheat = kelvins},
      {.temperature = tp::as<degC>(good.data(), 3, std::numeric_limits<long>::max()),
       .pressure = tp::as<bar>(pressures),
       .superheat = kelvins},
      // One number for more rows than any memory has.
      {.temperature = tp::as<degC>(&good[0], all_rows, 0),
       .pressure = tp::as<bar>(&pressures[0], all_rows, 0),
       .superheat = tp::as<delta_degC>(&superheat_of_all, all_rows, 0)},
  };
  for (const BatchInputs& inputs : broken) {
    const std::string thrown = error_of([&] { static_cast<void>(model.forward(inputs)); });
    CHECK(thrown != "no error");
    CHECK(words_of(model.try_forward(inputs)) == thrown);
  }
  CHECK(words_of(model.try_forward(broken[6])) ==
        "model `steam-model`: output `density` has no memory for a column of 18446744073709551615 rows; give fewer "
        "rows at a time");
  CHECK(words_of(model.try_forward(broken[6], tp::per_row)) == words_of(model.try_forward(broken[6])));
  CHECK(words_of(model.try_forward(broken[3], tp::per_row)) == words_of(model.try_forward(broken[3])));
}

TEST_CASE("what a user's function throws becomes a sentence, whatever it is") {
  const Inputs inputs = sample_of(350.0, 80.0, 5.0);
  CHECK(words_of(throwing(std::domain_error("beyond the table\n")).try_forward(inputs)) ==
        "model `steam-model`: the call threw an exception: beyond the table\\x0a");
  CHECK(words_of(throwing(tp::error("the backend's own words")).try_forward(inputs)) == "the backend's own words");
  CHECK(words_of(throwing(std::bad_alloc()).try_forward(inputs)) ==
        "model `steam-model`: no memory for this call; free some, or give fewer rows at a time");
  CHECK(words_of(throwing(42).try_forward(inputs)) ==
        "model `steam-model`: the call threw something that is no std::exception");
  const std::vector<double> temperatures{350.0};
  const std::vector<double> pressures{80.0};
  const BatchInputs batch{.temperature = tp::as<degC>(temperatures),
                          .pressure = tp::as<bar>(pressures),
                          .superheat = tp::as<delta_degC>(temperatures)};
  CHECK(words_of(throwing(42).try_forward(batch, tp::per_row)) != "no error");
}

TEST_CASE("a model that was moved from answers in words, from every call") {
  Model model = ideal_gas();
  const Model taken = std::move(model);
  const Inputs inputs = sample_of(350.0, 80.0, 5.0);
  const std::string words = words_of(model.try_forward(inputs));  // NOLINT(bugprone-use-after-move): the point
  CHECK(words ==
        "model `steam-model` has been moved from this variable, which can no longer be called; call the one it was "
        "moved to");
  const std::vector<double> column{350.0};
  const BatchInputs batch{.temperature = tp::as<degC>(column),
                          .pressure = tp::as<bar>(column),
                          .superheat = tp::as<delta_degC>(column)};
  CHECK(words_of(model.try_forward(batch)) == words);
  CHECK(words_of(model.try_forward(batch, tp::per_row)) == words);
  CHECK(error_of([&] { static_cast<void>(model.forward(batch)); }) == words);
  CHECK(words_of(taken.try_forward(inputs)) == "no error");
}

TEST_CASE("a result is a value: copied, moved and assigned with what it holds") {
  tp::result<std::vector<int>> good = std::vector<int>{1, 2, 3};
  tp::result<std::vector<int>> bad = tp::error("the reason");
  CHECK(good);
  CHECK_FALSE(bad);
  CHECK(good->size() == 3);
  CHECK(std::string(bad.error().what()) == "the reason");
  CHECK(std::string(good.error().what()) == "no error: this result holds a value");

  tp::result<std::vector<int>> copy = good;
  (*copy)[0] = 7;
  CHECK((*good)[0] == 1);
  std::swap(good, bad);
  CHECK_FALSE(good);
  CHECK((*bad)[2] == 3);
  good = copy;
  CHECK(good.value()[0] == 7);
  const std::vector<int> taken = std::move(good).value();
  CHECK(taken.size() == 3);
  const tp::result<std::vector<int>> moved = std::move(bad);
  CHECK(moved.value().size() == 3);
  static_assert(std::is_nothrow_move_constructible_v<tp::result<BatchOutputs>>);
}

TEST_CASE("reading the value of a result that has none throws its reason") {
  const tp::result<int> bad = tp::error("the reason");
  CHECK(error_of([&] { static_cast<void>(bad.value()); }) == "the reason");
  CHECK(error_of([&] { static_cast<void>(*bad); }) == "the reason");
  const tp::result<std::vector<int>> empty = tp::error("another reason");
  CHECK(error_of([&] { static_cast<void>(empty->size()); }) == "another reason");
}
