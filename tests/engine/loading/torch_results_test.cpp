// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How a module returns its results: tensor, tuple, list, dictionary, in whatever memory; and what does not fit the
// card.
#include "torch_support.hpp"

#include "catch.hpp"

using namespace typeplate_tests;

namespace {

package_parts with(package_parts parts, const std::string& inputs, const std::string& outputs) {
  parts.inputs = inputs;
  parts.outputs = outputs;
  return parts;
}

std::string refusal(const std::string& artifact, const std::string& inputs, const std::string& outputs) {
  return unproven_refusal(with(unproven(artifact), inputs, outputs));
}

constexpr const char* both = R"([["a", "b"]])";
constexpr const char* both_out = R"([["first", "second"]])";

}  // namespace

TEST_CASE("one-dimensional tensors go in and come out in a tuple") {
  const auto model =
      load_torch(test_package(with(parts_with("columns.pt"), R"(["a", "b"])", R"(["first", "second"])")));
  CHECK(call(model, {1, 10}) == std::vector<double>{21, 44});
  CHECK(call_columns(model, {{1, 2}, {10, 20}}) == std::vector<std::vector<double>>{{21, 42}, {44, 87}});
}

TEST_CASE("the fields of a named tuple are read by position or by name") {
  CHECK(call(load_torch(test_package(
                 with(parts_with("named_pair.pt"), R"([["a"], ["b"]])", R"([["first"], ["second"]])"))),
             {1, 10}) == std::vector<double>{21, 44});
  CHECK(call(load_torch(test_package(with(parts_with("named_pair.pt"), R"([["a"], ["b"]])",
                                          R"({"second": ["second"], "first": ["first"]})"))),
             {1, 10}) == std::vector<double>{21, 44});
}

TEST_CASE("a list of tensors is read by position") {
  CHECK(call(load_torch(test_package(with(parts_with("tensor_list.pt"), both, R"([["first"], ["second"]])"))),
             {1, 10}) == std::vector<double>{21, 44});
}

TEST_CASE("results whose rows are not contiguous are read as they lie") {
  const auto model = load_torch(test_package(parts_with("transposed.pt")));
  CHECK(call_columns(model, {{1, 2, 3}, {10, 20, 30}}) ==
        std::vector<std::vector<double>>{{21, 42, 63}, {44, 87, 130}});
}

TEST_CASE("another number of results than the card's is refused") {
  CHECK(refusal("columns.pt", R"(["a", "b"])", both_out) ==
        "file columns.pt of model `pair`: its `forward` returns a Tuple[Tensor, Tensor], but the card's "
        "`artifact.outputs` expects 1 tensor");
  CHECK(refusal("linear.pt", both, R"([["first"], ["second"]])") ==
        "file linear.pt of model `pair`: its `forward` returns a Tensor, but the card's `artifact.outputs` expects "
        "2 tensors");
  CHECK(refusal("tensor_list.pt", both, both_out) ==
        "the trial run at load failed: file tensor_list.pt of model `pair` returned a list of 2 tensors, the card "
        "states 1");
}

TEST_CASE("names where the module returns none, and none where it returns names, are refused") {
  CHECK(refusal("linear.pt", both, R"({"y": ["first", "second"]})") ==
        "file linear.pt of model `pair`: its `forward` returns a Tensor, but the card's `artifact.outputs` expects "
        "a dictionary");
  CHECK(refusal("dictionary.pt", R"({"a": "a", "b": "b"})", R"(["first", "second"])") ==
        "file dictionary.pt of model `pair`: its `forward` returns a Dict[str, Tensor], but the card's "
        "`artifact.outputs` expects 2 tensors by position: write it as an object");
  CHECK(refusal("dictionary.pt", R"({"a": "a", "b": "b"})", R"({"first": "first", "third": "second"})") ==
        "the trial run at load failed: file dictionary.pt of model `pair` returned no tensor named `third`");
  CHECK(refusal("named_pair.pt", R"([["a"], ["b"]])", R"({"first": ["first"], "third": ["second"]})")
            .find("expects a field named `third`") != std::string::npos);
}

TEST_CASE("results of another shape than the card's are refused at load") {
  CHECK(refusal("linear.pt", both, R"([["second"]])") != "(no error)");
  CHECK(refusal("drops_rows.pt", both, both_out) ==
        "the trial run at load failed: file drops_rows.pt of model `pair` returned for 3 samples as output 0 "
        "float32 [1, 2], the card states "
        "float32 [3, 2]");
  CHECK(refusal("squeezed.pt", both, both_out) ==
        "the trial run at load failed: file squeezed.pt of model `pair` returned for 1 sample as output 0 float32 "
        "[2], the card states float32 "
        "[1, 2]");
  CHECK(refusal("two_arguments.pt", R"([["a"], ["b"]])", R"({"y": ["first", "second"]})") != "(no error)");
}

TEST_CASE("results of another element type than the card's are refused at load") {
  CHECK(refusal("widened.pt", both, both_out) ==
        "the trial run at load failed: file widened.pt of model `pair` returned for 3 samples as output 0 float64 "
        "[3, 2], the card states "
        "float32 [3, 2]");
}
