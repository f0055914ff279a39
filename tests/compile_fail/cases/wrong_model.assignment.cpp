// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// the inputs of another model: assignment
// expect: chiller::Inputs
// expect: boiler
#include "../user_code.hpp"

int main() {
  const auto model = make_boiler();
  auto inputs = boiler::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC};
#ifdef EXPECT_FAILURE
  inputs = chiller::Inputs{.temperature = 5.0 * degC, .flow = 2.0 * (kg / s)};
#else
  inputs = boiler::Inputs{.temperature = 400.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC};
#endif
  const auto outputs = model.forward(inputs);
  return is_expected(outputs.efficiency) ? 0 : 1;
}
