// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How a module takes its inputs: by position, by name, in a dictionary; and what the card may not say about it.
#include "torch_support.hpp"

#include "catch.hpp"

using namespace typeplate_tests;

namespace {

package_parts with_inputs(package_parts parts, const std::string& inputs) {
  parts.inputs = inputs;
  return parts;
}

std::string refusal(const std::string& artifact, const std::string& inputs) {
  return unproven_refusal(with_inputs(unproven(artifact), inputs));
}

}  // namespace

TEST_CASE("two tensors are given by position") {
  CHECK(call(load_torch(test_package(with_inputs(parts_with("two_arguments.pt"), R"([["a"], ["b"]])"))), {1, 10}) ==
        std::vector<double>{21, 44});
}

TEST_CASE("two tensors are given by name, whatever their order in the card") {
  CHECK(call(load_torch(test_package(with_inputs(parts_with("two_arguments.pt"), R"({"b": ["b"], "a": ["a"]})"))),
             {1, 10}) == std::vector<double>{21, 44});
}

TEST_CASE("inputs are given in one dictionary") {
  package_parts parts = with_inputs(parts_with("dictionary.pt"), R"({"b": "b", "a": "a"})");
  parts.outputs = R"({"second": "second", "first": "first"})";
  CHECK(call(load_torch(test_package(parts)), {1, 10}) == std::vector<double>{21, 44});
}

TEST_CASE("an argument that the card does not give keeps its default") {
  CHECK(call(load_unproven(unproven("with_default.pt")), {1, 2}) == std::vector<double>{10, 20});
}

TEST_CASE("too few and too many tensors are refused with what the module takes") {
  CHECK(refusal("two_arguments.pt", R"([["a", "b"]])") ==
        "file two_arguments.pt of model `pair`: its `forward` takes (a: Tensor, b: Tensor), but the card's "
        "`artifact.inputs` gives it 1 tensor");
  CHECK(refusal("linear.pt", R"([["a"], ["b"]])") ==
        "file linear.pt of model `pair`: its `forward` takes (columns: Tensor), but the card's `artifact.inputs` "
        "gives it 2 tensors");
  CHECK(refusal("without_default.pt", R"([["a", "b"]])") ==
        "file without_default.pt of model `pair`: its `forward` takes (columns: Tensor, factor: float), but the "
        "card's `artifact.inputs` gives it 1 tensor");
}

TEST_CASE("a tensor for an argument that is no tensor is refused") {
  CHECK(refusal("without_default.pt", R"([["a"], ["b"]])") ==
        "file without_default.pt of model `pair`: argument `factor` of its `forward` is a float, but the card "
        "gives it a tensor");
}

TEST_CASE("a dictionary must be given by name") {
  CHECK(refusal("dictionary.pt", R"([["a", "b"]])") ==
        "file dictionary.pt of model `pair`: argument `named` of its `forward` is a Dict[str, Tensor], which the "
        "card must give by name: write `artifact.inputs` as an object");
}

TEST_CASE("names that the module does not know, and names that it misses, are refused") {
  CHECK(refusal("two_arguments.pt", R"({"a": ["a"], "c": ["b"]})") ==
        "file two_arguments.pt of model `pair`: its `forward` takes (a: Tensor, b: Tensor), but the card's "
        "`artifact.inputs` gives it a tensor named `c`");
  CHECK(refusal("two_arguments.pt", R"({"a": ["a", "b"]})") ==
        "file two_arguments.pt of model `pair`: its `forward` takes (a: Tensor, b: Tensor), but the card's "
        "`artifact.inputs` gives it no tensor named `b`");
}

TEST_CASE("columns that the network does not fit are found before the model is handed out") {
  package_parts parts = unproven("linear.pt");
  parts.inputs = R"([["a", "b"]])";
  parts.preprocess = "";
  // one column for a layer of two
  const std::string text = refusal("two_arguments.pt", R"(["a", "b"])");
  CHECK(
      text.starts_with("the trial run at load failed: file two_arguments.pt of model `pair` failed on 3 samples"));
}

TEST_CASE("a module without forward is refused") {
  CHECK(refusal("no_forward.pt", R"([["a", "b"]])") ==
        "file no_forward.pt of model `pair` has no method `forward`");
}
