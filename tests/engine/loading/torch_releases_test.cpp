// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What differs between releases of LibTorch, in tests that hold with each: operators, versions, devices.
#include "torch_support.hpp"

#include <typeplate/engine/torch_backend.hpp>

#include "catch.hpp"

using namespace typeplate_tests;

namespace {

bool at_least_libtorch_2() {
  return std::stoi(typeplate::libtorch_version()) >= 2;
}

std::string without_device(const std::string& device) {
  return "file linear.pt of model `pair` cannot run on device `" + device + "`: LibTorch " +
         typeplate::libtorch_version() + " of this process has no such device; `cpu` always works";
}

}  // namespace

TEST_CASE("a module with an operator that this LibTorch lacks is refused, LibTorch's words nested") {
  const auto action = [] { (void)load_unproven(unproven("later_operator.pt")); };
  CHECK(message_of(action) == "file later_operator.pt of model `pair` cannot be loaded by LibTorch " +
                                  typeplate::libtorch_version() +
                                  "; it is damaged or uses operators of another release");
  CHECK(nested_message_of(action).find("operator_of_a_later_release") != std::string::npos);
}

TEST_CASE("a module of LibTorch 2 that its card says needs 2.0 runs there, and is refused by LibTorch 1 unopened") {
  package_parts parts = unproven("attention.pt");
  parts.requires_libtorch = "2.0";
  if (at_least_libtorch_2()) {
    // One row attends to itself.
    CHECK(call(load_unproven(parts), {3, 4}) == std::vector<double>{3, 4});
  } else {
    CHECK(unproven_refusal(parts) ==
          "file attention.pt of model `pair` needs LibTorch 2.0 or newer, as its card says, "
          "and this program runs " +
              typeplate::libtorch_version() + "; link a newer LibTorch, or export the model for this one");
  }
}

TEST_CASE("the same module without that word in its card runs with LibTorch 2, and LibTorch 1 says what it lacks") {
  const auto action = [] { (void)load_unproven(unproven("attention.pt")); };
  if (at_least_libtorch_2()) {
    CHECK(message_of(action) == "(no error)");
  } else {
    CHECK(nested_message_of(action).find("scaled_dot_product_attention") != std::string::npos);
  }
}

TEST_CASE("devices of other builds of LibTorch are refused by a CPU build") {
  for (const char* device : {"toaster", "cuda", "cuda:0", "cuda:99", "mps", "xpu", "cpu:x", ""}) {
    CAPTURE(device);
    CHECK(unproven_refusal(unproven("linear.pt"), {.device = device}) == without_device(device));
  }
}
