// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a warning handler that ends before the model
// expect: temporary_handler
// expect: typeplate: a model borrows its warning handler
#include "../user_code.hpp"

int main() {
  std::size_t outside = 0;
  const auto listen = [&outside](const tp::warning& said) { outside += said.count; };
#ifdef EXPECT_FAILURE
  const tp::load_options options{.on_warning = [&outside](const tp::warning& said) { outside += said.count; }};
#else
  const tp::load_options options{.on_warning = listen};
#endif
  const auto model = boiler::Model::from_function(
      [](const boiler::Inputs& inputs) {
        return boiler::Outputs{.efficiency = decltype(boiler::Outputs::efficiency)::from_number(
                                   static_cast<float>(inputs.pressure.in(bar) / inputs.temperature.in(K)))};
      },
      options);
  const auto outputs = model.forward(
      boiler::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC});
  return is_expected(outputs.efficiency) && outside == 0 ? 0 : 1;
}
