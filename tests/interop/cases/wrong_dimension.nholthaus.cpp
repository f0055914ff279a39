// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a pressure of nholthaus/units for a length
// expect: unit_mismatch
// expect: units::unit
// expect: unit::metre
// expect: typeplate:

#include <typeplate/input.hpp>
#include <typeplate/interop/nholthaus.hpp>
#include <typeplate/symbols.hpp>

namespace port {
struct temperature;
}

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const typeplate::quantity<typeplate::unit::metre> given = units::pressure::bar_t(3.0);
#else
  const typeplate::quantity<typeplate::unit::metre> given = units::length::meter_t(3.0);
#endif
  return given.in(cm) == 300.0 ? 0 : 1;
}
