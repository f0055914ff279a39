// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/card_layout.hpp>

#include <typeplate/card/read_card.hpp>

#include "catch.hpp"
#include "test_package.hpp"

using typeplate_tests::package_parts;

namespace {

typeplate::network_layout layout(const package_parts& parts) {
  typeplate::card::Diagnostics diagnostics;
  const auto card = typeplate::card::read_card_text({"model_card.json", parts.card()}, diagnostics);
  REQUIRE(card);
  return typeplate::layout_of(*card);
}

}  // namespace

TEST_CASE("ports of one list are columns of one tensor") {
  const auto found = layout({});
  REQUIRE(found.input_tensors.size() == 1);
  CHECK(found.input_tensors[0].columns == 2);
  CHECK_FALSE(found.input_tensors[0].rank1);
  CHECK(found.inputs[1].tensor == 0);
  CHECK(found.inputs[1].column == 1);
}

TEST_CASE("the artifact's order of ports may differ from the card's") {
  package_parts parts;
  parts.inputs = R"([["b"], "a"])";
  const auto found = layout(parts);
  REQUIRE(found.input_tensors.size() == 2);
  CHECK(found.input_tensors[1].rank1);
  CHECK(found.inputs[0].tensor == 1);
  CHECK(found.inputs[1].tensor == 0);
}

TEST_CASE("element types come from the ports") {
  package_parts parts;
  parts.dtype = "float64";
  CHECK(layout(parts).input_tensors[0].type == typeplate::dtype::float64);
  CHECK(layout({}).output_tensors[0].type == typeplate::dtype::float32);
}

TEST_CASE("standardisation goes into the network, destandardisation comes out of it") {
  package_parts parts;
  parts.preprocess =
      R"("preprocess": [{"standardize": {"b": [10, 4]}}], "postprocess": [{"destandardize": {"first": [5, 2]}}],)";
  const auto found = layout(parts);
  CHECK(found.inputs[0].scaling.a == 1.0);
  CHECK(found.inputs[1].scaling.a == 0.25);
  CHECK(found.inputs[1].scaling.b == -2.5);
  CHECK(found.outputs[0].scaling.a == 2.0);
  CHECK(found.outputs[0].scaling.b == 5.0);
  CHECK(found.outputs[1].scaling.a == 1.0);
}
