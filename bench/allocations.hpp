// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Counts every allocation of the process: malloc and its relatives are replaced in this program, so calls from
// LibTorch, from operator new and from our own code all pass here.
#pragma once

#include <cstdint>

namespace bench {

/// Allocations since the program started, in all threads.
std::uint64_t allocations();

}  // namespace bench
