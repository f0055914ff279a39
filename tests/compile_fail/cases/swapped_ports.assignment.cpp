// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// two ports of different units in each other's place: assignment
// expect: temperature
// expect: unit::bar
// expect: unit::kelvin
// expect: typeplate:
#include "../user_code.hpp"

int main() {
  const auto model = make_boiler();
  auto inputs = boiler::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC};
#ifdef EXPECT_FAILURE
  inputs.temperature = 80.0 * bar;
  inputs.pressure = 350.0 * degC;
#else
  inputs.temperature = 350.0 * degC;
  inputs.pressure = 80.0 * bar;
#endif
  const auto outputs = model.forward(inputs);
  return is_expected(outputs.efficiency) ? 0 : 1;
}
