// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a required port that is not given: argument
// expect: pressure
// expect: typeplate:
#include "../user_code.hpp"

namespace {

boiler::Outputs run(const boiler::Model& model, const boiler::Inputs& inputs) {
  return model.forward(inputs);
}

}  // namespace

int main() {
  const auto model = make_boiler();
#ifdef EXPECT_FAILURE
  const auto outputs = run(model, boiler::Inputs{.temperature = 350.0 * degC, .superheat = 5.0 * delta_degC});
#else
  const auto outputs = run(
      model, boiler::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC});
#endif
  return is_expected(outputs.efficiency) ? 0 : 1;
}
