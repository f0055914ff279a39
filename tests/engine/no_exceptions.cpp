// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A user's file that is compiled with -fno-exceptions, as firmware and game code is: it calls try_forward and reads
// results. The program ends with 0 when all is as expected.
#include <typeplate/symbols.hpp>

#include <cstdio>

#include "steam_model.hpp"

#if defined(__cpp_exceptions)
#error "this file is to be compiled with -fno-exceptions"
#endif

using namespace tp::symbols;

int main() {
  const auto model = steam_model::Model::from_function([](const steam_model::Inputs& given) {
    return steam_model::Outputs{
        .density = given.pressure.number() / (461.5F * given.temperature.number()) * kg / m3,
        .enthalpy = 2.0e6 * J / kg};
  });
  steam_model::Inputs inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar, .superheat = 5.0 * delta_degC};
  const auto good = model.try_forward(inputs);
  inputs.pressure = 300.0 * bar;
  const auto bad = model.try_forward(inputs);
  if (!good || bad) return 1;
  std::printf("%g kg/m3; then %s\n", static_cast<double>(good->density.in(kg / m3)), bad.error().what());
  return good->enthalpy.in(MJ / kg) == 2.0 ? 0 : 1;
}
