// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <set>
#include <typeplate/card/contract.hpp>
#include <typeplate/card/sha256.hpp>

#include "catch.hpp"
#include "test_card.hpp"

namespace {

using namespace typeplate::card;

Card steam() {
  Reading reading = read_string(case_text("valid_steam"));
  REQUIRE(reading.card.has_value());
  return *reading.card;
}

std::string hash_of_text(const std::string& text) {
  const Reading reading = read_string(text);
  REQUIRE(reading.card.has_value());
  return contract_hash(contract_text(*reading.card));
}

}  // namespace

TEST_CASE("the hash of a contract is the SHA-256 of its text, and known for the example") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  // Compiled into headers that exist: when this changes, every header made before is refused at load.
  CHECK(contract_hash(contract_text(steam())) ==
        "31e458a4a72c3b05069c1ade88bcb25dd9f89c36838ba662b014555511f22929");
}

TEST_CASE("the contract's page shows the text as it is written") {
  const std::string page = read_text(TYPEPLATE_TEST_DATA "/../../docs/reference/contract.md");
  Card card = steam();
  card.inputs.pop_back();
  card.outputs.pop_back();
  CHECK_THAT(page, Catch::Matchers::Contains("```text\n" + contract_text(card) + "```"));
}

TEST_CASE("what user code does not depend on is not in the contract") {
  const std::string text = case_text("valid_steam");
  const std::string hash = hash_of_text(text);
  CHECK(hash_of_text(with(text, "1.2.0", "7.0.0")) == hash);
  CHECK(hash_of_text(with(text, "bulk temperature", "cold")) == hash);
  CHECK(hash_of_text(with(text, "[600.0, 180.0]", "[1, 2]")) == hash);
  CHECK(hash_of_text(with(text, "\"bytes\": 1024", "\"bytes\": 1")) == hash);
  CHECK(hash_of_text(with(text, "\"rtol\": 1e-5", "\"rtol\": 0.5")) == hash);
}

TEST_CASE("the same fact in another spelling gives the same contract") {
  const std::string text = case_text("valid_steam");
  const std::string hash = hash_of_text(text);
  CHECK(hash_of_text(with(text, "kg.m-3", "kg/m^3")) == hash);
  CHECK(hash_of_text(with(text, "1073.0", "1073.00001")) == hash);  // the same float32
  CHECK(hash_of_text(with(text, "\"out_of_range\": \"error\"", "\"non_finite\": \"error\"")) == hash);
  CHECK(hash_of_text(
            with(text, "\"unit\": \"J/kg\"", "\"unit\": \"J/kg\", \"dimension\": {\"L\": 2, \"T\": -2}")) == hash);
}

TEST_CASE("each fact about a port is in the contract") {
  const std::string text = case_text("valid_steam");
  const std::string hash = hash_of_text(text);
  const std::string renamed =
      with(with(with(text, "\"name\": \"pressure\"", "\"name\": \"p\""), "\"pressure\": [1.2e7", "\"p\": [1.2e7"),
           "[[\"temperature\", \"pressure\"]]", "[[\"temperature\", \"p\"]]");
  CHECK(hash_of_text(renamed) != hash);
  CHECK(hash_of_text(with(text, "steam-properties", "steam")) != hash);
  CHECK(hash_of_text(with(text, "\"Pa\"", "\"kPa\"")) != hash);
  CHECK(hash_of_text(with(text, "\"unit\": \"K\"", "\"unit\": \"K\", \"difference\": true")) != hash);
  CHECK(hash_of_text(with(text, "\"unit\": \"K\"", "\"unit\": \"K\", \"quantity\": \"wet bulb\"")) != hash);
  CHECK(hash_of_text(with(text, "[590.0", "[591.0")) != hash);
  CHECK(hash_of_text(with(text, "1073.0]", "null]")) != hash);
  CHECK(hash_of_text(with(text, "\"out_of_range\": \"error\"", "\"out_of_range\": \"clamp\"")) != hash);
  CHECK(hash_of_text(with(text, "\"out_of_range\": \"error\"", "\"non_finite\": \"allow\"")) != hash);
  Card card = steam();
  for (Port* port : {&card.inputs[0], &card.inputs[1]}) port->dtype = ElementType::float64;
  CHECK(contract_hash(contract_text(card)) != hash);
  card = steam();
  std::swap(card.inputs[0], card.inputs[1]);
  CHECK(contract_hash(contract_text(card)) != hash);
  card = steam();
  card.outputs[0].shape = {"n"};
  CHECK(contract_hash(contract_text(card)) != hash);
}

TEST_CASE("the facts of a port hold its bounds as the element type sees them") {
  Card card = steam();
  Port& port = card.inputs[0];
  port.lower = 0.1;
  port.upper = std::nullopt;
  CHECK(port_facts(port).lower == static_cast<double>(0.1f));
  CHECK(port_facts(port).upper == std::numeric_limits<double>::infinity());
  port.dtype = ElementType::float64;
  CHECK(port_facts(port).lower == 0.1);
  port.lower = -0.0;
  CHECK_FALSE(std::signbit(port_facts(port).lower));
}

TEST_CASE("no text of a card can imitate another line of the contract") {
  Card honest = steam();
  Card forged = steam();
  forged.inputs[0].quantity = "\"\n  dtype float64";
  const std::string text = contract_text(forged);
  CHECK(text.find("\n  dtype float64") == std::string::npos);
  const std::string plain = contract_text(honest);
  CHECK(std::count(text.begin(), text.end(), '\n') == std::count(plain.begin(), plain.end(), '\n'));
}

TEST_CASE("names that only look alike where they are escaped give different contracts") {
  const std::string names[] = {"\n", "\\u000a", "\\n", "\"", "\\\"", "\\", "\\\\"};
  std::set<std::string> texts;
  for (const std::string& name : names) {
    Card card = steam();
    card.inputs[0].name = name;
    texts.insert(contract_text(card));
  }
  CHECK(texts.size() == std::size(names));
}
