// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The steam model of the golden headers twice: typed, from its generated header, and dynamic, over one function.
#pragma once

#include <span>

#include <steam_properties/steam_properties.hpp>
#include <typeplate/dynamic_model.hpp>
#include <typeplate/symbols.hpp>

namespace typeplate_tests {

/// Something that moves in its last bits when an input does.
inline double density_of(float temperature, float pressure) {
  return static_cast<double>(pressure / (461.5F * temperature));
}
inline double enthalpy_of(float temperature, float pressure) {
  return static_cast<double>(1.9e6F + 2100.0F * temperature - 0.01F * pressure);
}

inline steam_properties::Model typed_steam() {
  using namespace steam_properties;
  return Model::from_function([](const Inputs& in) {
    const float temperature = in.temperature.number();
    const float pressure = in.pressure.number();
    return Outputs{
        .density = decltype(Outputs::density)::from_number(static_cast<float>(density_of(temperature, pressure))),
        .enthalpy =
            decltype(Outputs::enthalpy)::from_number(static_cast<float>(enthalpy_of(temperature, pressure)))};
  });
}

inline tp::dynamic_model dynamic_steam() {
  return tp::dynamic_model::from_function(steam_properties::contract,
                                          [](std::span<const double> in, std::span<double> out) {
                                            const auto temperature = static_cast<float>(in[0]);
                                            const auto pressure = static_cast<float>(in[1]);
                                            out[0] = density_of(temperature, pressure);
                                            out[1] = enthalpy_of(temperature, pressure);
                                          });
}

}  // namespace typeplate_tests
