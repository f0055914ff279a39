// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <steam_properties/steam_properties.hpp>
#include <typeplate/symbols.hpp>
using namespace typeplate::symbols;

// The pressure is given twice, once as the temperature. This must not compile.
auto boil(const steam_properties::Model& model) {
  return model.forward(steam_properties::Inputs{.temperature = 80.0 * bar, .pressure = 80.0 * bar});
}
