// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Replaces operator new and delete of the whole program by counting ones. In a file of their own, because GCC warns
// about memory from a visible operator new that an inlined operator delete hands to free().
#pragma once

namespace engine_test {

/// How often this program has called operator new until now.
[[nodiscard]] long allocations();

/// As long as it lives, operator new finds no memory.
class no_memory {
 public:
  no_memory();
  no_memory(const no_memory&) = delete;
  no_memory& operator=(const no_memory&) = delete;
  ~no_memory();
};

}  // namespace engine_test
