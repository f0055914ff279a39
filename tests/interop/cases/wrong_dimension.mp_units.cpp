// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a length of mp-units for a temperature
// expect: wrong_unit_for_port<port::temperature
// expect: mp_units::quantity
// expect: unit::kelvin
// expect: typeplate:

#include <typeplate/input.hpp>
#include <typeplate/interop/mp_units.hpp>
#include <typeplate/symbols.hpp>

namespace port {
struct temperature;
}

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const typeplate::input<port::temperature, typeplate::unit::kelvin, double> given = 3.0 * mp_units::si::metre;
#else
  const typeplate::input<port::temperature, typeplate::unit::kelvin, double> given =
      mp_units::si::absolute_zero + 3.0 * mp_units::si::kelvin;
#endif
  return given.number() == 3.0 ? 0 : 1;
}
