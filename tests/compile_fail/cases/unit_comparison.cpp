// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a temperature compared with a pressure
// expect: unit::kelvin
// expect: unit::pascal
// expect: typeplate:
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const bool less = 1.0 * K < 1.0 * Pa;
#else
  const bool less = 1.0 * kPa < 1.0 * bar;
#endif
  return less ? 0 : 1;
}
