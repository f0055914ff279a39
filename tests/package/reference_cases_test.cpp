// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/package/reference_cases.hpp>

#include <limits>
#include <typeplate/card/read_card.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "test_package.hpp"

using namespace typeplate::package;
using typeplate_tests::package_parts;
using typeplate_tests::safetensors_columns;
using typeplate_tests::safetensors_file;

namespace {

using Columns = std::vector<std::pair<std::string, std::vector<float>>>;

typeplate::card::Card card_of(const package_parts& parts) {
  typeplate::card::Diagnostics diagnostics;
  auto card = typeplate::card::read_card_text({"model_card.json", parts.card()}, diagnostics);
  REQUIRE(card);
  return *card;
}

std::string refusal(const std::string& file, const package_parts& parts = {}) {
  return typeplate_tests::message_of([&] {
    (void)read_reference_cases(card_of(parts), std::as_bytes(std::span(file)), "file r of model `pair`");
  });
}

Columns good() {
  return {{"inputs.a", {1, 2}}, {"inputs.b", {3, 4}}, {"outputs.first", {5, 6}}, {"outputs.second", {7, 8}}};
}

std::string with(std::size_t index, const std::string& name, const std::vector<float>& values) {
  Columns columns = good();
  columns[index] = {name, values};
  return safetensors_columns<float>(columns);
}

}  // namespace

TEST_CASE("cases come as columns in the order of the card's ports") {
  const std::string file = safetensors_columns<float>(
      {{"outputs.second", {7, 8}}, {"inputs.b", {3, 4}}, {"outputs.first", {5, 6}}, {"inputs.a", {1, 2}}});
  const reference_cases cases = read_reference_cases(card_of({}), std::as_bytes(std::span(file)), "file r");
  CHECK(cases.count == 2);
  CHECK(cases.inputs == std::vector<std::vector<double>>{{1, 2}, {3, 4}});
  CHECK(cases.outputs == std::vector<std::vector<double>>{{5, 6}, {7, 8}});
}

TEST_CASE("a file that is no safetensors file is refused") {
  CHECK(
      refusal("{}") ==
      "file r of model `pair` is not a safetensors file: it has 2 bytes, fewer than the 8 of the header's length");
}

TEST_CASE("a port without its tensor is refused") {
  Columns columns = good();
  columns.pop_back();
  CHECK(refusal(safetensors_columns<float>(columns)) ==
        "file r of model `pair` has no tensor `outputs.second`; it needs one for each port of the card");
  CHECK(refusal(safetensors_file("{}", "")) ==
        "file r of model `pair` has no tensors; it needs one for each port of the card");
}

TEST_CASE("a tensor without its port is refused") {
  CHECK(refusal(with(0, "inputs.c", {1, 2})) ==
        "file r of model `pair` has tensor `inputs.c`, which belongs to no port of the card");
  CHECK(refusal(with(0, "a", {1, 2})) ==
        "file r of model `pair` has tensor `a`, which belongs to no port of the card");
  CHECK(refusal(with(0, "inputs.first", {1, 2})) ==
        "file r of model `pair` has tensor `inputs.first`, which belongs to no port of the card");
}

TEST_CASE("tensors of different lengths are refused") {
  CHECK(refusal(with(2, "outputs.first", {5, 6, 7})) ==
        "file r of model `pair` has 3 cases in tensor `outputs.first` and 2 in tensor `inputs.a`");
}

TEST_CASE("a tensor of another element type than its port is refused") {
  package_parts wide;
  wide.dtype = "float64";
  CHECK(refusal(safetensors_columns<float>(good()), wide) ==
        "file r of model `pair` has the element type F32 in tensor `inputs.a`, the card's port has F64");
}

TEST_CASE("a tensor with rows and columns is refused") {
  CHECK(
      refusal(safetensors_file(
          R"({"inputs.a":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"inputs.b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"outputs.first":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},"outputs.second":{"dtype":"F32","shape":[1],"data_offsets":[12,16]}})",
          std::string(16, '\0'))) ==
      "file r of model `pair` has 2 dimensions in tensor `inputs.a`, where one number a case belongs");
}

TEST_CASE("numbers that are not finite are refused where the port does not allow them") {
  CHECK(
      refusal(with(3, "outputs.second", {7, std::numeric_limits<float>::quiet_NaN()})) ==
      "file r of model `pair` has nan in case 1 of tensor `outputs.second`, which the card's port does not allow");
  package_parts open;
  open.input_a = R"("non_finite": "allow")";
  CHECK(refusal(with(0, "inputs.a", {std::numeric_limits<float>::infinity(), 1}), open) == "(no error)");
}

TEST_CASE("no cases, and too many, are refused") {
  CHECK(refusal(safetensors_columns<float>(
            {{"inputs.a", {}}, {"inputs.b", {}}, {"outputs.first", {}}, {"outputs.second", {}}})) ==
        "file r of model `pair` has no cases; give at least one");
  CHECK(refusal(with(0, "inputs.a", std::vector<float>(10'001))) ==
        "file r of model `pair` has 10001 cases; at most 10000 are run at each load");
}
