// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// the inputs of another model: column
// expect: chiller::BatchInputs
// expect: boiler
// expect: typeplate:
#include "../user_code.hpp"

int main() {
  const auto model = make_boiler();
  const std::vector<double> temperatures{350.0}, pressures{80.0}, superheats{5.0};
#ifdef EXPECT_FAILURE
  const auto outputs = model.forward(
      chiller::BatchInputs{.temperature = tp::as<degC>(temperatures), .flow = tp::as<kg / s>(pressures)});
#else
  const auto outputs = model.forward(boiler::BatchInputs{.temperature = tp::as<degC>(temperatures),
                                                         .pressure = tp::as<bar>(pressures),
                                                         .superheat = tp::as<delta_degC>(superheats)});
#endif
  return is_expected(outputs.efficiency[0]) ? 0 : 1;
}
