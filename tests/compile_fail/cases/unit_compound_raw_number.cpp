// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a number without a unit added in place
// expect: double
// expect: unit::metre
// expect: typeplate:
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

int main() {
  using namespace typeplate::symbols;
  tp::quantity<tp::unit::metre> length = 1.0 * km;
#ifdef EXPECT_FAILURE
  length += 3.0;
#else
  length += 3.0 * m;
#endif
  return length.number() == 1003.0 ? 0 : 1;
}
