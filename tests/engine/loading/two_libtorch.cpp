// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Loads a model in a process that holds a second library by LibTorch's name, whose file is the first argument: it
// must be refused in one sentence. The second one is a library of ours without content: a real one of another
// release ends the process in its own static initialisers. A program of its own, because what is mapped stays.
#include <dlfcn.h>

#include <iostream>

#include "torch_support.hpp"

namespace {

int fail(const std::string& why) {
  std::cerr << why << "\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace typeplate_tests;
  if (argc != 2) return fail("usage: two_libtorch OTHER_LIBTORCH_CPU");
  const test_package made(unproven("linear.pt"));
  const std::string before = message_of([&] { (void)load_torch(made, {.without_reference = true}); });
  if (before != "(no error)") return fail("with one LibTorch: " + before);
  if (dlopen(argv[1], RTLD_NOW) == nullptr) return fail(std::string("no second LibTorch: ") + dlerror());
  const std::string message = message_of([&] { (void)load_torch(made, {.without_reference = true}); });
  std::cout << message << "\n";
  if (!message.starts_with(
          "file linear.pt of model `pair` cannot be loaded: this process has two LibTorch libraries, "))
    return fail("expected a refusal of two LibTorch libraries");
  return message.find("/libtorch_cpu.so") == message.rfind("/libtorch_cpu.so") ? fail("expected both places") : 0;
}
