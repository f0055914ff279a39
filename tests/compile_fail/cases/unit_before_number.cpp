// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a unit written before its number
// expect: unit_before_number
// expect: unit::metre
// expect: typeplate: write the number before its unit: 3.0 * m, not m * 3.0
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const auto length = m * 2.0;
#else
  const auto length = (1.0 * 2.0) * m;
#endif
  return length.in(m) == 1.0 * 2.0 ? 0 : 1;
}
