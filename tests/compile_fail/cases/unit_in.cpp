// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a length asked for in pascal
// expect: unit::metre
// expect: unit::pascal
// expect: typeplate:
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const double number = (1.0 * m).in(Pa);
#else
  const double number = (1.0 * m).in(mm);
#endif
  return number == 1000.0 ? 0 : 1;
}
