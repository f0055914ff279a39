// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a duration for a temperature
// expect: wrong_unit_for_port<port::temperature
// expect: duration
// expect: unit::kelvin
// expect: typeplate:

#include <typeplate/input.hpp>
#include <typeplate/interop/chrono.hpp>
#include <typeplate/symbols.hpp>

namespace port {
struct temperature;
}

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const typeplate::input<port::temperature, typeplate::unit::kelvin, float> given = std::chrono::seconds(3);
#else
  const typeplate::input<port::temperature, typeplate::unit::kelvin, float> given = 3.0 * K;
#endif
  return given.number() == 3.0F ? 0 : 1;
}
