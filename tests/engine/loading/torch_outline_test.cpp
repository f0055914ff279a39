// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What is found out about somebody else's TorchScript file, and what is refused because a card cannot say it.
#include <typeplate/engine/torch_outline.hpp>

#include <typeplate/engine/torch_backend.hpp>
#include <typeplate/package/torchscript_scan.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "test_package.hpp"

using typeplate::dtype;
using typeplate::module_outline;
using typeplate_tests::bytes_of_file;
using typeplate_tests::message_of;

namespace {

module_outline outline_of(const std::string& file) {
  const std::string bytes = bytes_of_file(std::string(TYPEPLATE_TEST_DATA) + "/data/" + file);
  const std::span<const std::byte> raw = std::as_bytes(std::span(bytes));
  return typeplate::outline_torchscript(typeplate::package::checked_torchscript(raw, "file " + file, false),
                                        "file " + file);
}

std::string refusal(const std::string& file) {
  return message_of([&] { (void)outline_of(file); });
}

}  // namespace

TEST_CASE("a linear layer says how many columns it takes and returns") {
  for (const std::string file :
       {"linear.pt", "linear_frozen.pt", "linear_traced.pt", "transposed.pt", "noise.pt"}) {
    INFO(file);
    const module_outline module = outline_of(file);
    REQUIRE(module.inputs.size() == 1);
    CHECK(module.inputs[0].name == "columns");
    CHECK(module.inputs[0].columns == 2);
    CHECK(module.inputs[0].type == dtype::float32);
    CHECK_FALSE(module.inputs[0].rank1);
    REQUIRE(module.outputs.size() == 1);
    CHECK(module.outputs[0].columns == 2);
    CHECK(module.outputs[0].name.empty());
    CHECK_FALSE(module.any_columns);
    CHECK_FALSE(module.inputs_by_name);
    CHECK(module.libtorch == typeplate::libtorch_version());
  }
}

TEST_CASE("the type of the parameters is the type of the inputs") {
  const module_outline module = outline_of("linear_float64.pt");
  CHECK(module.inputs[0].type == dtype::float64);
  CHECK(module.outputs[0].type == dtype::float64);
}

TEST_CASE("tuples and lists of results are several tensors, with the names of a named tuple") {
  const module_outline pair = outline_of("named_pair.pt");
  REQUIRE(pair.outputs.size() == 2);
  CHECK(pair.outputs[1].name == "second");
  REQUIRE(pair.inputs.size() == 2);
  CHECK(pair.inputs[1].name == "b");
  CHECK(pair.any_columns);
  CHECK(outline_of("tensor_list.pt").outputs.size() == 2);
  CHECK(outline_of("columns.pt").inputs[0].rank1);
  CHECK_FALSE(outline_of("two_arguments.pt").inputs[0].rank1);
}

TEST_CASE("an argument with a default of its own is left out") {
  CHECK(outline_of("with_default.pt").inputs.size() == 1);
}

TEST_CASE("what a card cannot say is refused with what was found") {
  CHECK(refusal("without_default.pt") ==
        "file without_default.pt: argument `factor` of its `forward` is a float, and only tensors can be drafted; "
        "wrap the model so that it takes one tensor for each input");
  CHECK(refusal("dictionary.pt") ==
        "file dictionary.pt: argument `named` of its `forward` is a Dict[str, Tensor], and only tensors can be "
        "drafted; wrap the model so that it takes one tensor for each input");
  CHECK(
      refusal("drops_rows.pt") ==
      "file drops_rows.pt: its `forward` returns float32 [1, 1] for 3 rows, and a card can only say float tensors "
      "of [rows] or [rows, columns] in a tuple or list; wrap the model so that it returns these");
  CHECK(
      refusal("wide.pt") ==
      "file wide.pt: its `forward` returns float32 [3, 5000] for 3 rows, more than 4096 columns, and a card can "
      "only "
      "say float tensors of [rows] or [rows, columns] in a tuple or list; wrap the model so that it returns these");
  CHECK(refusal("tires.pt") ==
        "file tires.pt: its `forward` answers one call and refuses the next one with the same tensors, so it keeps "
        "count of its calls; save a model whose answer depends on its inputs only");
  CHECK(refusal("no_forward.pt") == "file no_forward.pt has no method `forward`, which is what a model runs");
  CHECK(refusal("writes_when_called.pt").find("calls `torch.save`") != std::string::npos);
}
