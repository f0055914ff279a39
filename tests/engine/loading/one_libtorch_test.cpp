// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/one_libtorch.hpp>

#include <sstream>

#include "catch.hpp"
#include "message_of.hpp"

namespace {

std::vector<std::string> mapped(const std::string& text) {
  std::istringstream maps(text);
  return typeplate::mapped_libtorch(maps);
}

constexpr const char* one =
    "7f00-7f01 r--p 00000000 08:01 1 /usr/lib/x86_64-linux-gnu/libtorch_cpu.so.1.13\n"
    "7f01-7f02 r-xp 00001000 08:01 1 /usr/lib/x86_64-linux-gnu/libtorch_cpu.so.1.13\n"
    "7f02-7f03 r--p 00000000 08:01 2 /usr/lib/x86_64-linux-gnu/libc10.so.1.13\n"
    "7f03-7f04 rw-p 00000000 00:00 0 \n"
    "7ffc-7ffd rw-p 00000000 00:00 0 [stack]\n";

}  // namespace

TEST_CASE("one LibTorch with many mappings is one") {
  CHECK(mapped(one) == std::vector<std::string>{"/usr/lib/x86_64-linux-gnu/libtorch_cpu.so.1.13"});
}

TEST_CASE("two LibTorch libraries are both found, also in a folder with a space") {
  CHECK(mapped(std::string(one) + "7f05-7f06 r-xp 00000000 08:01 3 /home/a b/torch/lib/libtorch_cpu.so\n") ==
        std::vector<std::string>{"/usr/lib/x86_64-linux-gnu/libtorch_cpu.so.1.13",
                                 "/home/a b/torch/lib/libtorch_cpu.so"});
}

TEST_CASE("other libraries are not taken for LibTorch") {
  CHECK(
      mapped("7f00-7f01 r--p 0 08:01 1 /lib/libtorch_python.so\n7f00-7f01 r--p 0 08:01 1 /lib/my_libtorch_cpu.so\n")
          .empty());
}

TEST_CASE("this process passes") {
  CHECK(typeplate_tests::message_of([] { typeplate::require_one_libtorch("file m.pt"); }) == "(no error)");
}
