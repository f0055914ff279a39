// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The counters of Clang's coverage, set to 0. Compiled without coverage, because Clang does not register its
// counters in a source that names them. Only linked with libFuzzer.
#include <algorithm>

#include "support/oracle.hpp"

// The names that the linker gives to the ends of the section of the counters.
// NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)
extern "C" std::uint8_t __start___sancov_cntrs[], __stop___sancov_cntrs[];

void typeplate::test::forget_coverage() {
  std::fill(__start___sancov_cntrs, __stop___sancov_cntrs, std::uint8_t{0});
}
