// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The text of a drafted card: refused at every unit until it is filled in, and accepted then.
#include <typeplate/card/read_card.hpp>

#include "catch.hpp"
#include "init/draft_card.hpp"

using typeplate::dtype;
using typeplate::module_outline;
using typeplate::generator::draft_card;

namespace {

struct reading {
  std::optional<typeplate::card::Card> card;
  std::vector<std::string> codes;
};

reading read(const std::string& text) {
  typeplate::card::Diagnostics diagnostics;
  reading result;
  result.card = typeplate::card::read_card_text({.name = "model_card.json", .text = text}, diagnostics);
  for (const auto& diagnostic : diagnostics.all()) result.codes.emplace_back(diagnostic.code);
  return result;
}

std::string filled(std::string text) {
  for (std::size_t at = text.find("\"?\""); at != std::string::npos; at = text.find("\"?\"", at))
    text.replace(at, 3, "\"K\"");
  return text;
}

module_outline two_tensors() {
  module_outline module;
  module.inputs = {{"state", dtype::float64, 2, false}, {"state_1", dtype::float32, 1, true}};
  module.outputs = {{"", dtype::float32, 1, true}, {"", dtype::float64, 3, false}};
  module.libtorch = "2.13.0+cpu";
  return module;
}

}  // namespace

TEST_CASE("a draft is refused once a port, and accepted when every unit is filled in") {
  const std::string text = draft_card(two_tensors(), "boiler", "model.pt");
  const reading draft = read(text);
  CHECK_FALSE(draft.card.has_value());
  CHECK(draft.codes == std::vector<std::string>(7, "TP0309"));
  const reading card = read(filled(text));
  CHECK(card.codes.empty());
  REQUIRE(card.card.has_value());
  CHECK(card.card->name == "boiler");
  CHECK(card.card->artifact.file == "model.pt");
  CHECK(card.card->artifact.requires_libtorch == "2.13.0");
}

TEST_CASE("a draft names each column once, and keeps the order, types and ranks of the tensors") {
  const auto card = read(filled(draft_card(two_tensors(), "boiler", "model.pt"))).card;
  REQUIRE(card.has_value());
  REQUIRE(card->inputs.size() == 3);
  CHECK(card->inputs[0].name == "state_1");
  CHECK(card->inputs[1].name == "state_2");
  CHECK(card->inputs[2].name == "state_1_");
  CHECK(card->inputs[0].dtype == typeplate::card::ElementType::float64);
  CHECK(card->inputs[2].dtype == typeplate::card::ElementType::float32);
  CHECK(card->artifact.inputs[0].ports == std::vector<std::string>{"state_1", "state_2"});
  CHECK(card->artifact.inputs[1].rank1);
  REQUIRE(card->outputs.size() == 4);
  CHECK(card->outputs[0].name == "output_1");
  CHECK(card->outputs[3].name == "output_2_3");
  CHECK(card->artifact.outputs[0].rank1);
  CHECK_FALSE(card->artifact.outputs[1].rank1);
}

TEST_CASE("tensors that are not the first arguments are given by name") {
  module_outline module = two_tensors();
  module.inputs_by_name = true;
  const auto card = read(filled(draft_card(module, "boiler", "model.pt"))).card;
  REQUIRE(card.has_value());
  CHECK(card->artifact.inputs_by_name);
  CHECK(card->artifact.inputs[0].argument == "state");
}

TEST_CASE("no text of a file can leave its place in the draft") {
  module_outline module = two_tensors();
  module.inputs[0].name = "a\", \"unit\": \"K";
  const reading draft = read(draft_card(module, "quote \" and \\ and \n", "model.pt"));
  CHECK(draft.codes == std::vector<std::string>(7, "TP0309"));
}
