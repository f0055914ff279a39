// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// two temperature points added
// expect: unit::degree_celsius
// expect: typeplate:
// expect: points
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const auto sum = 20.0 * degC + 20.0 * degC;
#else
  const auto sum = 20.0 * degC + 20.0 * delta_degC;
#endif
  return sum.in(degC) == 40.0 ? 0 : 1;
}
