// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a number without a unit: argument
// expect: double
// expect: unit::kelvin
// expect: typeplate:
#include "../user_code.hpp"

namespace {

boiler::Outputs run(const boiler::Model& model, tp::quantity<tp::unit::kelvin, double> temperature,
                    tp::quantity<tp::unit::pascal, double> pressure,
                    tp::quantity<tp::difference<tp::unit::kelvin>, double> superheat) {
  return model.forward(boiler::Inputs{.temperature = temperature, .pressure = pressure, .superheat = superheat});
}

}  // namespace

int main() {
  const auto model = make_boiler();
#ifdef EXPECT_FAILURE
  const auto outputs = run(model, 350.0, 80.0 * bar, 5.0 * delta_degC);
#else
  const auto outputs = run(model, 350.0 * degC, 80.0 * bar, 5.0 * delta_degC);
#endif
  return is_expected(outputs.efficiency) ? 0 : 1;
}
