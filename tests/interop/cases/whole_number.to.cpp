// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// a quantity into whole milliseconds, which would round it silently
// expect: typeplate: this conversion could lose a whole number's value; write tp::rounded_to<Type>(x)

#include <typeplate/input.hpp>
#include <typeplate/interop/chrono.hpp>
#include <typeplate/symbols.hpp>

namespace port {
struct temperature;
}

int main() {
  using namespace typeplate::symbols;
#ifdef EXPECT_FAILURE
  const auto given = typeplate::to<std::chrono::milliseconds>(1.5 * s);
#else
  const auto given = typeplate::rounded_to<std::chrono::milliseconds>(1.5 * s);
#endif
  return given.count() == 1500 ? 0 : 1;
}
