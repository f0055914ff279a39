// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a length of Au for a temperature
// expect: wrong_unit_for_port<port::temperature
// expect: au::Meters
// expect: unit::kelvin
// expect: typeplate:

#include <typeplate/input.hpp>
#include <typeplate/interop/au.hpp>
#include <typeplate/symbols.hpp>

namespace port {
struct temperature;
}

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const typeplate::input<port::temperature, typeplate::unit::kelvin, float> given = au::meters(3.0);
#else
  const typeplate::input<port::temperature, typeplate::unit::kelvin, float> given = au::kelvins_pt(3.0);
#endif
  return given.number() == 3.0F ? 0 : 1;
}
