// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The 16-32-32-4 network, called in foreign units only: no number that goes in or comes out is in the card's unit.
#pragma once

#include <array>
#include <mlp_16/mlp_16.hpp>
#include <typeplate/symbols.hpp>
#include <vector>

namespace bench {

struct mlp_16 {
  using model = mlp_16_32_32_4::Model;
  static constexpr const char* name = "16-32-32-4";
  static constexpr const char* folder = "mlp_16_32_32_4";
  static constexpr const char* file = "mlp.pt";
  static constexpr std::size_t input_count = 16;
  static constexpr std::size_t output_count = 4;
  using numbers = std::array<double, input_count>;

  /// Within the card's ranges, in degC, bar, km/h, lb/s, hp, ft, degF, lb/ft3, deg, h, kW.h, rpm, lbf, L, kV and
  /// mA.
  static constexpr numbers low{60.0, 6.0, 40.0, 3.0,   60.0, 140.0, 120.0, 42.0,
                               6.0,  0.4, 0.3,  480.0, 70.0, 510.0, 0.21,  21e3};
  static constexpr numbers high{290.0, 44.0, 175.0, 15.0,   470.0, 650.0,  470.0, 65.0,
                                85.0,  3.6,  2.4,   2380.0, 330.0, 3490.0, 0.59,  99e3};

  static mlp_16_32_32_4::Inputs inputs(const numbers& x) {
    using namespace typeplate::symbols;
    return {.inlet_temperature = x[0] * degC,
            .inlet_pressure = x[1] * bar,
            .flow_speed = x[2] * (km / h),
            .mass_flow = x[3] * (lb / s),
            .heating_power = x[4] * hp,
            .pipe_length = x[5] * ft,
            .wall_temperature = x[6] * degF,
            .fluid_density = x[7] * (lb / ft3),
            .bend_angle = x[8] * deg,
            .running_time = x[9] * h,
            .dissipated_energy = x[10] * (kW * h),
            .shaft_speed = x[11] * rpm,
            .thrust = x[12] * lbf,
            .tank_volume = x[13] * L,
            .voltage = x[14] * kV,
            .current = x[15] * mA};
  }

  static mlp_16_32_32_4::BatchInputs columns(const std::array<std::vector<double>, input_count>& x) {
    using namespace typeplate::symbols;
    return {.inlet_temperature = tp::as<degC>(x[0]),
            .inlet_pressure = tp::as<bar>(x[1]),
            .flow_speed = tp::as<km / h>(x[2]),
            .mass_flow = tp::as<lb / s>(x[3]),
            .heating_power = tp::as<hp>(x[4]),
            .pipe_length = tp::as<ft>(x[5]),
            .wall_temperature = tp::as<degF>(x[6]),
            .fluid_density = tp::as<lb / ft3>(x[7]),
            .bend_angle = tp::as<deg>(x[8]),
            .running_time = tp::as<h>(x[9]),
            .dissipated_energy = tp::as<kW * h>(x[10]),
            .shaft_speed = tp::as<rpm>(x[11]),
            .thrust = tp::as<lbf>(x[12]),
            .tank_volume = tp::as<L>(x[13]),
            .voltage = tp::as<kV>(x[14]),
            .current = tp::as<mA>(x[15])};
  }

  static double sum(const mlp_16_32_32_4::Outputs& y) {
    using namespace typeplate::symbols;
    return static_cast<double>(y.outlet_temperature.in(degC)) + static_cast<double>(y.pressure_drop.in(bar)) +
           static_cast<double>(y.heat_flow.in(kW)) + static_cast<double>(y.outlet_speed.in(km / h));
  }

  static double sum(const mlp_16_32_32_4::BatchOutputs& y) {
    using namespace typeplate::symbols;
    double total = 0;
    for (std::size_t row = 0; row < y.heat_flow.size(); ++row) {
      total += static_cast<double>(y.outlet_temperature[row].in(degC)) +
               static_cast<double>(y.pressure_drop[row].in(bar)) + static_cast<double>(y.heat_flow[row].in(kW)) +
               static_cast<double>(y.outlet_speed[row].in(km / h));
    }
    return total;
  }
};

}  // namespace bench
