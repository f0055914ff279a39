// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a difference kept as a point
// expect: unit::delta_degree_celsius
// expect: unit::kelvin
// expect: typeplate:
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const tp::quantity<tp::unit::kelvin> stored = 20.0 * delta_degC;
#else
  const tp::quantity<tp::unit::kelvin> stored = 20.0 * degC;
#endif
  return stored.number() == 293.15 ? 0 : 1;
}
