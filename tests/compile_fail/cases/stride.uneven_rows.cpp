// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a struct whose size is no multiple of its member's
// expect: PackedState
// expect: double
// expect: typeplate: the size of this struct
#include "../user_code.hpp"

struct PackedState {
  char text[12];
  [[gnu::packed]] double temperature;
};

struct State {
  char text[16];
  double temperature;
};

int main() {
  const auto model = make_boiler();
  const std::vector<PackedState> packed_states{{"state", 350.0}};
  const std::vector<State> states{{"state", 350.0}};
  const std::vector<double> pressures{80.0}, superheats{5.0};
#ifdef EXPECT_FAILURE
  const auto temperatures = tp::as<degC>(packed_states, &PackedState::temperature);
#else
  const auto temperatures = tp::as<degC>(states, &State::temperature);
#endif
  const auto outputs = model.forward(boiler::BatchInputs{.temperature = temperatures,
                                                         .pressure = tp::as<bar>(pressures),
                                                         .superheat = tp::as<delta_degC>(superheats)});
  return is_expected(outputs.efficiency[0]) ? 0 : 1;
}
