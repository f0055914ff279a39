// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The fuel consumption of cars, asked and answered in everyday units of both sides of the Atlantic.
#include <cars/cars.hpp>
#include <cstdio>
#include <exception>
#include <typeplate/symbols.hpp>
#include <vector>

namespace {

using namespace typeplate::symbols;
using cars::BatchInputs, cars::Inputs, cars::Model, cars::Outputs;

/// Consumption is a volume for a distance and economy a distance for a volume: one is the other upside down, which
/// units know. A litre in 100 km is a centilitre in a kilometre.
void print(const char* name, const Outputs& car) {
  const auto economy = 1.0 / car.consumption;
  const auto trip = car.consumption * (250.0 * mi);
  std::printf("%-24s %5.1f L/(100 km)  %5.1f mpg  %5.1f km/L  %6.1f gal for 250 miles\n", name,
              car.consumption.in(cL / km), economy.in(mpg), economy.in(km / L), trip.in(gal_us));
}

/// One car, in the units of whoever asks.
void print_one_by_one(const Model& model) {
  print("130 hp, 3504 lb, 307 in3",
        model.forward(Inputs{.power = 130.0 * hp, .mass = 3504.0 * lb, .displacement = 307.0 * in3}));
  print("97 kW, 1589 kg, 5.03 L",
        model.forward(Inputs{.power = 97.0 * kW, .mass = 1589.0 * kg, .displacement = 5.03 * L}));
  print("53 PS, 843 kg, 1471 cm3",
        model.forward(Inputs{.power = 53.0 * PS, .mass = 843.0 * kg, .displacement = 1471.0 * cm3}));
}

/// A row of a table in the units of its source.
struct car {
  const char* name;
  double horsepower, pounds, cubic_inches;
};

/// Many cars at once: columns are members of the rows, read where they are.
void print_table(const Model& model) {
  const std::vector<car> table = {
      {"a compact", 67, 2000, 97}, {"a sedan", 100, 3000, 200}, {"a wagon", 190, 4700, 400}};
  const auto outputs = model.forward(BatchInputs{.power = tp::as<hp>(table, &car::horsepower),
                                                 .mass = tp::as<lb>(table, &car::pounds),
                                                 .displacement = tp::as<in3>(table, &car::cubic_inches)});
  for (std::size_t row = 0; row < table.size(); ++row) print(table[row].name, {outputs.consumption[row]});
}

}  // namespace

int main() {
  try {
    const auto model = Model::load(CARS_PACKAGE);
    print_one_by_one(model);
    print_table(model);
    return 0;
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "fuel: %s\n", failure.what());
    return 1;
  }
}
