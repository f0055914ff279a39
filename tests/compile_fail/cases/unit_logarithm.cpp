// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// one logarithmic unit for another
// expect: unit::decibel
// expect: typeplate:
// expect: logarithmic
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const tp::quantity<tp::unit::decibel> level = 3.0 * dBm;
#else
  const tp::quantity<tp::unit::decibel> level = 3.0 * dB;
#endif
  return level.number() == 3.0 ? 0 : 1;
}
