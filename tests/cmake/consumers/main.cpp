// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A user's program with a model that is a function, so that it needs no LibTorch.
#include <boiler_model/boiler_model.hpp>

#include <cstdio>
#include <typeplate/symbols.hpp>

int main() {
  using namespace typeplate::symbols;
  const auto model = boiler::Model::from_function([](const boiler::Inputs& inputs) {
    return boiler::Outputs{.efficiency = decltype(boiler::Outputs::efficiency)::from_number(
                               static_cast<float>(1.0 - 300.0 / inputs.temperature.in(K)))};
  });
  const auto outputs = model.forward(
      boiler::Inputs{.temperature = 600.0 * K, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC});
  std::printf("efficiency %.2f\n", static_cast<double>(outputs.efficiency.in(one)));
}
