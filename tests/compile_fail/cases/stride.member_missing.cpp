// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// structs without the name of their member
// expect: State
// expect: typeplate: a column
// expect: &Row::member
#include "../user_code.hpp"

struct State {
  double temperature, pressure, superheat;
};

int main() {
  const auto model = make_boiler();
  const std::vector<State> states{{350.0, 80.0, 5.0}};
#ifdef EXPECT_FAILURE
  const auto temperatures = tp::as<degC>(states);
#else
  const auto temperatures = tp::as<degC>(states, &State::temperature);
#endif
  const auto outputs =
      model.forward(boiler::BatchInputs{.temperature = temperatures,
                                        .pressure = tp::as<bar>(states, &State::pressure),
                                        .superheat = tp::as<delta_degC>(states, &State::superheat)});
  return is_expected(outputs.efficiency[0]) ? 0 : 1;
}
