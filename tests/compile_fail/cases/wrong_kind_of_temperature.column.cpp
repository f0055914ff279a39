// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a point on the scale where a difference is wanted: column
// expect: superheat
// expect: unit::degree_celsius
// expect: difference
// expect: unit::kelvin
// expect: typeplate:
#include "../user_code.hpp"

int main() {
  const auto model = make_boiler();
  const std::vector<double> temperatures{350.0}, pressures{80.0}, superheats{5.0};
#ifdef EXPECT_FAILURE
  const auto outputs = model.forward(boiler::BatchInputs{.temperature = tp::as<degC>(temperatures),
                                                         .pressure = tp::as<bar>(pressures),
                                                         .superheat = tp::as<degC>(superheats)});
#else
  const auto outputs = model.forward(boiler::BatchInputs{.temperature = tp::as<degC>(temperatures),
                                                         .pressure = tp::as<bar>(pressures),
                                                         .superheat = tp::as<delta_degC>(superheats)});
#endif
  return is_expected(outputs.efficiency[0]) ? 0 : 1;
}
