// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <steam_properties/steam_properties.hpp>

#include <cstdio>
#include <typeplate/symbols.hpp>
#include <vector>

int main() {
  using namespace typeplate::symbols;
  const auto model = steam_properties::Model::load("model");

  // One state, in the units you think in.
  const auto steam = model.forward(steam_properties::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar});
  std::printf("density %.2f kg/m3, enthalpy %.1f kJ/kg\n", steam.density.in(kg / m3), steam.enthalpy.in(kJ / kg));

  // Many states: columns of numbers you already have, converted while they are packed.
  const std::vector<double> temperatures{350.0, 400.0, 450.0}, pressures{80.0, 80.0, 80.0};
  const auto states = model.forward(
      steam_properties::BatchInputs{.temperature = tp::as<degC>(temperatures), .pressure = tp::as<bar>(pressures)});
  for (std::size_t row = 0; row < states.density.size(); ++row) {
    std::printf("%.0f degC: %.2f kg/m3\n", temperatures[row], states.density[row].in(kg / m3));
  }
}
