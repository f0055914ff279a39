// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a speed kept as a length
// expect: unit::metre
// expect: unit::second
// expect: typeplate:
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const tp::quantity<tp::unit::metre> length = 1.0 * (m / s);
#else
  const tp::quantity<tp::unit::metre> length = 1.0 * km;
#endif
  return length.number() == 1000.0 ? 0 : 1;
}
