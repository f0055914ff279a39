// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The cars model on the cars that it was not trained on, through the typed model, against what its card states.
#include <cars/cars.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <typeplate/symbols.hpp>

#include "example_files.hpp"

namespace {

using namespace typeplate::symbols;
using cars::BatchInputs, cars::Inputs, cars::Model;

std::map<std::string, numbers> test_cars() {
  return read_columns(CARS_FOLDER "/data/test_cars.safetensors");
}

Model load() {
  return Model::load(CARS_FOLDER "/model");
}

struct errors {
  double rms = 0, mean_absolute = 0, max_absolute = 0;
};

template <class Column>
errors errors_of(const Column& got, const numbers& wanted) {
  REQUIRE(got.size() == wanted.size());
  errors all;
  for (std::size_t row = 0; row < wanted.size(); ++row) {
    const double error = std::abs(static_cast<double>(got[row].number()) - wanted[row]);
    all.rms += error * error;
    all.mean_absolute += error;
    all.max_absolute = std::max(all.max_absolute, error);
  }
  const auto count = static_cast<double>(wanted.size());
  return {std::sqrt(all.rms / count), all.mean_absolute / count, all.max_absolute};
}

void check_against_the_card(const errors& measured) {
  const auto stated = stated_metrics(CARS_FOLDER "/model");
  constexpr double three_digits = 0.005;
  CHECK(measured.rms == Approx(stated.at("rms_error").get<double>()).epsilon(three_digits));
  CHECK(measured.mean_absolute == Approx(stated.at("mean_absolute_error").get<double>()).epsilon(three_digits));
  CHECK(measured.max_absolute == Approx(stated.at("max_absolute_error").get<double>()).epsilon(three_digits));
}

numbers scaled(const numbers& column, double factor) {
  numbers result;
  for (const double number : column) result.push_back(number * factor);
  return result;
}

}  // namespace

TEST_CASE("the errors over the held-out cars are those that the card states") {
  const auto all = test_cars();
  REQUIRE(all.at("inputs.power").size() == stated_metrics(CARS_FOLDER "/model").at("test_cars").get<std::size_t>());
  const auto outputs = load().forward(BatchInputs{.power = tp::as<hp>(all.at("inputs.power")),
                                                  .mass = tp::as<lb>(all.at("inputs.mass")),
                                                  .displacement = tp::as<in3>(all.at("inputs.displacement"))});
  check_against_the_card(errors_of(outputs.consumption, all.at("outputs.consumption")));
}

TEST_CASE("the same cars in kilowatts, kilograms and litres meet the same errors") {
  const auto all = test_cars();
  const numbers kilowatts = scaled(all.at("inputs.power"), 0.74569987158227022);
  const numbers kilograms = scaled(all.at("inputs.mass"), 0.45359237);
  const numbers litres = scaled(all.at("inputs.displacement"), 0.016387064);
  const auto outputs = load().forward(BatchInputs{
      .power = tp::as<kW>(kilowatts), .mass = tp::as<kg>(kilograms), .displacement = tp::as<L>(litres)});
  check_against_the_card(errors_of(outputs.consumption, all.at("outputs.consumption")));
}

TEST_CASE("the model is worth having: its error is less than half of that of the mean car") {
  const auto stated = stated_metrics(CARS_FOLDER "/model");
  CHECK(stated.at("rms_error").get<double>() < 0.5 * stated.at("rms_error_of_the_mean").get<double>());
}

TEST_CASE("consumption upside down is economy, in miles per gallon") {
  const auto car = load().forward(Inputs{.power = 130.0 * hp, .mass = 3504.0 * lb, .displacement = 307.0 * in3});
  const double litres_in_100_km = static_cast<double>(car.consumption.in(cL / km));
  CHECK(litres_in_100_km > 10);
  CHECK(litres_in_100_km < 20);
  CHECK(static_cast<double>((1.0 / car.consumption).in(mpg)) == Approx(235.214583 / litres_in_100_km));
  CHECK(static_cast<double>((car.consumption * (100.0 * km)).in(L)) == Approx(litres_in_100_km));
}

TEST_CASE("a car outside the ranges of the data is refused by port and unit") {
  const Inputs truck{.power = 130.0 * hp, .mass = 9000.0 * lb, .displacement = 307.0 * in3};
  CHECK_THROWS_WITH(load().forward(truck), Catch::Contains("`mass`") && Catch::Contains("5140 lb"));
}
