// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a number without a unit: designated
// expect: temperature
// expect: double
// expect: unit::kelvin
// expect: typeplate:
#include "../user_code.hpp"

int main() {
  const auto model = make_boiler();
#ifdef EXPECT_FAILURE
  const auto outputs =
      model.forward(boiler::Inputs{.temperature = 350.0, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC});
#else
  const auto outputs = model.forward(
      boiler::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC});
#endif
  return is_expected(outputs.efficiency) ? 0 : 1;
}
