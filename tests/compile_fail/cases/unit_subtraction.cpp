// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a mass taken from a time
// expect: unit::gram
// expect: unit::second
// expect: typeplate:
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const auto rest = 1.0 * s - 1.0 * kg;
#else
  const auto rest = 1.0 * s - 1.0 * ms;
#endif
  return rest.in(ms) == 999.0 ? 0 : 1;
}
