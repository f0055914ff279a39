// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A TorchScript file is a program: that the scan is needed, and that it comes in time.
#include "torch_support.hpp"

#include "catch.hpp"

using namespace typeplate_tests;

namespace {

/// Runs the test in a folder of its own, where modules that write leave their files.
class in_folder {
 public:
  in_folder() { std::filesystem::current_path(folder_.path()); }
  in_folder(const in_folder&) = delete;
  in_folder& operator=(const in_folder&) = delete;
  ~in_folder() { std::filesystem::current_path(before_); }
  [[nodiscard]] static bool wrote(const char* file) { return std::filesystem::exists(file); }

 private:
  std::filesystem::path before_ = std::filesystem::current_path();
  temporary_folder folder_;
};

}  // namespace

TEST_CASE("a module whose __setstate__ writes a file is refused before LibTorch may run it") {
  const in_folder here;
  CHECK(unproven_refusal(unproven("writes_when_loaded.pt"))
            .starts_with("file writes_when_loaded.pt of model `pair` is refused: its code "
                         "(`writes_when_loaded/code/__torch__.py`, line 15) has a `__setstate__`"));
  CHECK_FALSE(here.wrote("written_while_loading.pt"));
}

TEST_CASE("the same module really writes the file when its author is trusted") {
  const in_folder here;
  CHECK(unproven_refusal(unproven("writes_when_loaded.pt"), {.trust_code = true}) == "(no error)");
  CHECK(here.wrote("written_while_loading.pt"));
}

TEST_CASE("a module that writes when it is called is refused, and writes only when trusted") {
  const in_folder here;
  CHECK(unproven_refusal(unproven("writes_when_called.pt")).find("calls `torch.save`") != std::string::npos);
  CHECK_FALSE(here.wrote("written_by_a_call.pt"));
  CHECK(unproven_refusal(unproven("writes_when_called.pt"), {.trust_code = true}) == "(no error)");
  CHECK(here.wrote("written_by_a_call.pt"));
}

TEST_CASE("a harmless __setstate__ runs when its author is trusted") {
  CHECK(unproven_refusal(unproven("harmless_state.pt")) != "(no error)");
  CHECK(call(load_unproven(unproven("harmless_state.pt"), {.trust_code = true}), {1, 2}) ==
        std::vector<double>{1, 2});
}
