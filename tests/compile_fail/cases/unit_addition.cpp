// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a pressure added to a length
// expect: unit::bar
// expect: unit::metre
// expect: typeplate:
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const auto sum = 1.0 * m + 1.0 * bar;
#else
  const auto sum = 1.0 * m + 1.0 * km;
#endif
  return sum.in(m) == 1001.0 ? 0 : 1;
}
