// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a number without a unit: assignment
// expect: temperature
// expect: double
// expect: unit::kelvin
// expect: typeplate:
#include "../user_code.hpp"

int main() {
  const auto model = make_boiler();
  auto inputs = boiler::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC};
#ifdef EXPECT_FAILURE
  inputs.temperature = 350.0;
#else
  inputs.temperature = 350.0 * degC;
#endif
  const auto outputs = model.forward(inputs);
  return is_expected(outputs.efficiency) ? 0 : 1;
}
