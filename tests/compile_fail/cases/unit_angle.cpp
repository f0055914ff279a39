// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// revolutions per minute for hertz
// expect: unit::revolution_per_minute
// expect: unit::hertz
// expect: typeplate:
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const tp::quantity<tp::unit::hertz> frequency = 60.0 * rpm;
#else
  const tp::quantity<tp::unit::hertz> frequency = 60.0 / min;
#endif
  return frequency.number() == 1.0 ? 0 : 1;
}
