// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// an absorbed dose for a dose equivalent
// expect: unit::gray
// expect: unit::sievert
// expect: typeplate:
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const tp::quantity<tp::unit::sievert> dose = 1.0 * Gy;
#else
  const tp::quantity<tp::unit::sievert> dose = 1.0 * Sv;
#endif
  return dose.number() == 1.0 ? 0 : 1;
}
