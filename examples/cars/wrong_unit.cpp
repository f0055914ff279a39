// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cars/cars.hpp>
#include <typeplate/symbols.hpp>
using namespace typeplate::symbols;

// The power is given twice, once as the mass. This must not compile.
auto drive(const cars::Model& model) {
  return model.forward(cars::Inputs{.power = 97.0 * kW, .mass = 97.0 * kW, .displacement = 5.03 * L});
}
