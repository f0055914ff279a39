// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// from() of a unit that the catalogue has no name for
// expect: counterpart_for
// expect: ratio<7
// expect: typeplate: the catalogue has no single unit of this size

#include <typeplate/input.hpp>
#include <typeplate/interop/chrono.hpp>
#include <typeplate/symbols.hpp>

namespace port {
struct temperature;
}

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const typeplate::quantity<typeplate::unit::second> given =
      typeplate::from(std::chrono::duration<double, std::ratio<7>>(2));
#else
  const typeplate::quantity<typeplate::unit::second> given = std::chrono::duration<double, std::ratio<7>>(2);
#endif
  return given.in(s) == 14.0 ? 0 : 1;
}
