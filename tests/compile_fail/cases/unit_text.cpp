// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a unit that two readers take for two things
// expect: typeplate:
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>
#include <typeplate/units/unit_of.hpp>

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  using unit = tp::unit_of<"kt">;
#else
  using unit = tp::unit_of<"kn">;
#endif
  return (1852.0 * (m / h)).in(unit{}) > 0.999 ? 0 : 1;
}
