// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// the inputs of another model: try_forward
// expect: chiller::Inputs
// expect: boiler
// expect: typeplate:
#include "../user_code.hpp"

int main() {
  const auto model = make_boiler();
#ifdef EXPECT_FAILURE
  const auto outputs = model.try_forward(chiller::Inputs{.temperature = 5.0 * degC, .flow = 2.0 * (kg / s)});
#else
  const auto outputs = model.try_forward(
      boiler::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC});
#endif
  return outputs && is_expected(outputs->efficiency) ? 0 : 1;
}
