// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A user's test of a user's code, with a model that answers as the test says.
#include <boiler_model/boiler_model.hpp>

#include <cstdio>
#include <typeplate/symbols.hpp>
#include <typeplate/testing.hpp>

int main() {
  using namespace typeplate::symbols;
  tp::testing::scripted<boiler::Model, boiler::Inputs, boiler::Outputs> fake(
      boiler::Outputs{.efficiency = decltype(boiler::Outputs::efficiency)::from_number(0.25F)});
  const auto outputs = fake.model().forward(
      boiler::Inputs{.temperature = 600.0 * K, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC});
  const bool right = fake.calls() == 1 && outputs.efficiency.in(one) == 0.25F &&
                     tp::testing::near(fake.inputs()[0].pressure, 8.0 * MPa, 1e-6);
  std::puts(right ? "the script was played" : "the script was not played");
  return right ? 0 : 1;
}
