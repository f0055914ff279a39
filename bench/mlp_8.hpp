// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The 8-64-64-3 network, called in foreign units only: no number that goes in or comes out is in the card's unit.
#pragma once

#include <array>
#include <mlp_8/mlp_8.hpp>
#include <typeplate/symbols.hpp>
#include <vector>

namespace bench {

struct mlp_8 {
  using model = mlp_8_64_64_3::Model;
  static constexpr const char* name = "8-64-64-3";
  static constexpr const char* folder = "mlp_8_64_64_3";
  static constexpr const char* file = "mlp.pt";
  static constexpr std::size_t input_count = 8;
  static constexpr std::size_t output_count = 3;
  using numbers = std::array<double, input_count>;

  /// Within the card's ranges, in degC, bar, km/h, lb/s, hp, ft, degF and lb/ft3.
  static constexpr numbers low{60.0, 6.0, 40.0, 3.0, 60.0, 140.0, 120.0, 42.0};
  static constexpr numbers high{290.0, 44.0, 175.0, 15.0, 470.0, 650.0, 470.0, 65.0};

  static mlp_8_64_64_3::Inputs inputs(const numbers& x) {
    using namespace typeplate::symbols;
    return {.inlet_temperature = x[0] * degC,
            .inlet_pressure = x[1] * bar,
            .flow_speed = x[2] * (km / h),
            .mass_flow = x[3] * (lb / s),
            .heating_power = x[4] * hp,
            .pipe_length = x[5] * ft,
            .wall_temperature = x[6] * degF,
            .fluid_density = x[7] * (lb / ft3)};
  }

  static mlp_8_64_64_3::BatchInputs columns(const std::array<std::vector<double>, input_count>& x) {
    using namespace typeplate::symbols;
    return {.inlet_temperature = tp::as<degC>(x[0]),
            .inlet_pressure = tp::as<bar>(x[1]),
            .flow_speed = tp::as<km / h>(x[2]),
            .mass_flow = tp::as<lb / s>(x[3]),
            .heating_power = tp::as<hp>(x[4]),
            .pipe_length = tp::as<ft>(x[5]),
            .wall_temperature = tp::as<degF>(x[6]),
            .fluid_density = tp::as<lb / ft3>(x[7])};
  }

  static double sum(const mlp_8_64_64_3::Outputs& y) {
    using namespace typeplate::symbols;
    return static_cast<double>(y.outlet_temperature.in(degC)) + static_cast<double>(y.pressure_drop.in(bar)) +
           static_cast<double>(y.heat_flow.in(kW));
  }

  static double sum(const mlp_8_64_64_3::BatchOutputs& y) {
    using namespace typeplate::symbols;
    double total = 0;
    for (std::size_t row = 0; row < y.heat_flow.size(); ++row) {
      total += static_cast<double>(y.outlet_temperature[row].in(degC)) +
               static_cast<double>(y.pressure_drop[row].in(bar)) + static_cast<double>(y.heat_flow[row].in(kW));
    }
    return total;
  }
};

}  // namespace bench
