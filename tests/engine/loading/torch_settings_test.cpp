// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A library in somebody's program changes nothing that the program's own use of LibTorch depends on.
#include <ATen/core/ivalue.h>

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/jit/python/update_graph_executor_opt.h>

#include <thread>

#include "catch.hpp"
#include "torch_support.hpp"

using namespace typeplate_tests;

namespace {

struct settings {
  bool optimises = torch::jit::getGraphExecutorOptimize();
  bool inference = c10::InferenceMode::is_enabled();
  bool gradients = c10::GradMode::is_enabled();
  int threads = at::get_num_threads();

  friend bool operator==(const settings&, const settings&) = default;
};

}  // namespace

TEST_CASE("loading, calls and failing calls leave LibTorch's settings as they were") {
  const settings before;
  REQUIRE(before.optimises);
  REQUIRE_FALSE(before.inference);
  REQUIRE(before.gradients);
  const auto model = load_unproven(unproven("few_rows.pt"));
  CHECK(settings() == before);
  (void)call(model, {3, 4});
  CHECK(settings() == before);
  const std::vector<double> six(6, 1.0);
  CHECK(message_of([&] { (void)call_columns(model, {six, six}); }) != "(no error)");
  CHECK(settings() == before);
}

TEST_CASE("a caller's own settings hold neither the module back nor are they lost") {
  const auto model = load_torch(test_package(parts_with("linear.pt")));
  std::thread([&] {
    torch::jit::setGraphExecutorOptimize(false);
    c10::GradMode::set_enabled(false);
    const settings before;
    CHECK(call(model, {1, 10}) == std::vector<double>{21, 44});
    CHECK(settings() == before);
  }).join();
  const c10::InferenceMode inference;
  CHECK(call(model, {1, 10}) == std::vector<double>{21, 44});
  CHECK(c10::InferenceMode::is_enabled());
}
