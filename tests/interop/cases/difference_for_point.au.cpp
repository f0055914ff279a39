// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a temperature difference of Au for a temperature
// expect: wrong_unit_for_port<port::temperature
// expect: au::Celsius
// expect: unit::kelvin
// expect: typeplate: a temperature point is no temperature difference

#include <typeplate/input.hpp>
#include <typeplate/interop/au.hpp>
#include <typeplate/symbols.hpp>

namespace port {
struct temperature;
}

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const typeplate::input<port::temperature, typeplate::unit::kelvin, double> given = au::celsius_qty(20.0);
#else
  const typeplate::input<port::temperature, typeplate::unit::kelvin, double> given = au::celsius_pt(20.0);
#endif
  return given.number() == 293.15 ? 0 : 1;
}
