// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a stride that is no whole number
// expect: double
// expect: typeplate: a stride
#include "../user_code.hpp"

int main() {
  const auto model = make_boiler();
  const std::vector<double> table{350.0, 80.0, 5.0};
#ifdef EXPECT_FAILURE
  const auto temperatures = tp::as<degC>(table.data(), 1, 3.0);
#else
  const auto temperatures = tp::as<degC>(table.data(), 1, 3);
#endif
  const auto outputs = model.forward(boiler::BatchInputs{.temperature = temperatures,
                                                         .pressure = tp::as<bar>(table.data() + 1, 1, 3),
                                                         .superheat = tp::as<delta_degC>(table.data() + 2, 1, 3)});
  return is_expected(outputs.efficiency[0]) ? 0 : 1;
}
