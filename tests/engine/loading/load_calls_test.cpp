// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What loading leaves behind for the calls: a warm workspace, and warnings that only the user's own calls cause.
#include "catch.hpp"
#include "loading_support.hpp"

using namespace typeplate_tests;

namespace {

/// Counts the workspaces that are made.
class counting_backend final : public typeplate::backend {
 public:
  explicit counting_backend(int& made) : made_(made) {}
  [[nodiscard]] std::unique_ptr<typeplate::workspace> make_workspace() const override {
    ++made_;
    return fake_.make_workspace();
  }

 private:
  int& made_;
  fake_backend fake_;
};

}  // namespace

TEST_CASE("reference cases outside a range that only warns warn nobody, the user's calls do") {
  package_parts parts = parts_with("linear.pt");
  parts.input_a = R"("range": [0, 2], "out_of_range": "warn")";
  const test_package made(parts);
  std::vector<std::string> heard;
  const auto listen = [&](const typeplate::warning& said) { heard.emplace_back(said.text); };
  const auto model = load(made, {.on_warning = listen}, make_fake);
  CHECK(heard.empty());
  CHECK(call(model, {50, 1}) == std::vector<double>{52, 155});
  CHECK(heard == std::vector<std::string>{"model `pair`: input `a` is 50 K, outside its range 0 to 2 K; it was let "
                                          "through, check value and unit"});
}

TEST_CASE("the first call on the thread that loaded finds the workspace that loading has tried") {
  for (package_parts parts : {parts_with("linear.pt"), unproven("linear.pt")}) {
    const test_package package(parts);
    int made = 0;
    const auto model = load(package, {.without_reference = true}, [&](const typeplate::torch_artifact&) {
      return std::make_unique<counting_backend>(made);
    });
    CHECK(made == 1);
    static_cast<void>(call(model, {1, 10}));
    static_cast<void>(call_columns(model, {{1, 2, 3}, {10, 20, 30}}));
    CHECK(made == 1);
  }
}
