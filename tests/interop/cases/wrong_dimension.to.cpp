// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a length as a duration
// expect: unit_mismatch
// expect: unit::metre
// expect: duration
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
  const auto given = typeplate::to<std::chrono::duration<double>>(1.5 * m);
#else
  const auto given = typeplate::to<std::chrono::duration<double>>(1.5 * s);
#endif
  return given.count() == 1.5 ? 0 : 1;
}
