// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Loads a model in a process that holds a second LibTorch, whose file is the first argument: it must be refused in
// one sentence. The second one lives in a namespace of the linker's own; in the program's it would end the process
// while it is mapped, before anybody is asked. A program of its own, because what is mapped stays.
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
  if (dlmopen(LM_ID_NEWLM, argv[1], RTLD_NOW) == nullptr)
    return fail(std::string("no second LibTorch: ") + dlerror() + "; run scripts/setup --torch 2.13.0");
  const std::string message = message_of([&] { (void)load_torch(made, {.without_reference = true}); });
  std::cout << message << "\n";
  if (!message.starts_with(
          "file linear.pt of model `pair` cannot be loaded: this process has two LibTorch libraries, "))
    return fail("expected a refusal of two LibTorch libraries");
  return message.find("/libtorch_cpu.so") == message.rfind("/libtorch_cpu.so") ? fail("expected both places") : 0;
}
