// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a required port that is not given: assignment
// expect: pressure
// expect: typeplate:
#include "../user_code.hpp"

int main() {
  const auto model = make_boiler();
  auto inputs = boiler::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC};
#ifdef EXPECT_FAILURE
  inputs = boiler::Inputs{.temperature = 350.0 * degC, .superheat = 5.0 * delta_degC};
#else
  inputs = boiler::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC};
#endif
  const auto outputs = model.forward(inputs);
  return is_expected(outputs.efficiency) ? 0 : 1;
}
