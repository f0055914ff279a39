// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The operating system's calls that saving makes, each of which can be made to fail or to be the process's last.
// The linker puts them in the place of the real ones (--wrap).
#pragma once

#include <string>
#include <vector>

namespace typeplate_tests {

enum class fault : unsigned char {
  none,
  die_before,  // the process ends instead of the call
  die_within,  // a write of half its bytes, then the end
  die_after,   // the call is made, then the end
  fail,        // the call fails with `error`
  shorten,     // a write of one byte only
};

struct fault_plan {
  fault what = fault::none;
  int at = 0;  // the number of the call, from 1
  int error = 0;
};

/// Forgets what was called, and does this from now on.
void plan_fault(const fault_plan& plan);

/// The names of the calls since then.
const std::vector<std::string>& calls_made();

inline constexpr int exit_of_the_dead = 42;

}  // namespace typeplate_tests
