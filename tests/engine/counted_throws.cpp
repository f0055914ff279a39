// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "counted_throws.hpp"

#include <dlfcn.h>

#include <atomic>
#include <cstdlib>
#include <typeinfo>

namespace {

std::atomic<long> count = 0;

using throwing_function = void (*)(void*, std::type_info*, void (*)(void*));

}  // namespace

/// Takes the place of the runtime library's own, which it calls.
extern "C" [[noreturn]] void __cxa_throw(void* object, std::type_info* type, void (*destroy)(void*)) {
  ++count;
  const auto original = reinterpret_cast<throwing_function>(dlsym(RTLD_NEXT, "__cxa_throw"));
  original(object, type, destroy);
  std::abort();
}

long engine_test::throws() {
  return count;
}
