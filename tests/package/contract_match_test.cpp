// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/package/contract_match.hpp>

#include <functional>
#include <typeplate/card/read_card.hpp>

#include "card_contract.hpp"
#include "catch.hpp"
#include "message_of.hpp"
#include "test_package.hpp"

using namespace typeplate::package;
using typeplate_tests::card_contract;
using typeplate_tests::package_parts;

namespace {

typeplate::card::Card card_of(const package_parts& parts) {
  typeplate::card::Diagnostics diagnostics;
  auto card = typeplate::card::read_card_text({"model_card.json", parts.card()}, diagnostics);
  REQUIRE(card);
  return *card;
}

/// What differs between the usual package and a header that was changed.
std::string differences(const std::function<void(card_contract&)>& change) {
  const auto card = card_of({});
  card_contract header(card);
  change(header);
  return contract_differences(typeplate::card::contract_facts(card), header.get());
}

}  // namespace

TEST_CASE("a package fits the header that was generated from its card") {
  CHECK(differences([](card_contract&) {}) == "");
}

TEST_CASE("each promise that differs is told with both values") {
  CHECK(differences([](card_contract& header) { header.inputs()[0].unit = "degC"; }) ==
        "input `a` has the unit K, the header has degC");
  CHECK(differences([](card_contract& header) { header.inputs()[0].upper = 50; }) ==
        "input `a` has the range 0 to 100, the header has 0 to 50");
  // As a generated header holds it: the double beside 1073.15F has more digits.
  CHECK(differences([](card_contract& header) { header.inputs()[0].upper = 1073.15F; }) ==
        "input `a` has the range 0 to 100, the header has 0 to 1073.15");
  CHECK(differences([](card_contract& header) { header.inputs()[1].lower = 0; }) ==
        "input `b` has the range -inf to inf, the header has 0 to inf");
  CHECK(differences([](card_contract& header) { header.inputs()[0].type = typeplate::dtype::float64; }) ==
        "input `a` has the dtype float32, the header has float64");
  CHECK(differences([](card_contract& header) { header.inputs()[0].difference = true; }) ==
        "input `a` is no difference, in the header it is");
  CHECK(differences([](card_contract& header) { header.inputs()[0].quantity = "torque"; }) ==
        "input `a` has the quantity (none), the header has torque");
  CHECK(differences([](card_contract& header) { header.inputs()[0].outside = typeplate::out_of_range::clamp; }) ==
        "input `a` has out_of_range error, the header has clamp");
  CHECK(differences([](card_contract& header) { header.inputs()[0].not_finite = typeplate::non_finite::allow; }) ==
        "input `a` has non_finite error, the header has allow");
}

TEST_CASE("all differences are told, port by port") {
  CHECK(differences([](card_contract& header) {
          header.inputs()[0].unit = "degC";
          header.inputs()[1].name = "c";
        }) ==
        "input `a` has the unit K, the header has degC; input `c` is not in the package; input `b` is not in the "
        "header");
}

TEST_CASE("ports in another order are another contract") {
  CHECK(differences([](card_contract& header) { std::swap(header.inputs()[0], header.inputs()[1]); }) ==
        "the inputs stand in another order");
}

TEST_CASE("a hash that differs alone is told too") {
  const auto card = card_of({});
  const card_contract header(card);
  typeplate::contract changed = header.get();
  changed.hash = "0";
  CHECK(contract_differences(typeplate::card::contract_facts(card), changed) == "its contract has another hash");
}

TEST_CASE("another model is told first, and the sentence says what to do") {
  package_parts other;
  other.name = "other";
  const auto card = card_of({});
  const card_contract header(card_of(other));
  CHECK(typeplate_tests::message_of(
            [&] { require_same_contract(typeplate::card::contract_facts(card), header.get(), "models/pair"); }) ==
        "package models/pair is not what the header of model `other` was generated from: its model is `pair`; "
        "generate the header again, or load the package it was made for");
}

TEST_CASE("a version or description that differs is no other contract") {
  auto card = card_of({});
  const card_contract header(card);
  card.version = "9.9.9";
  card.description = "changed";
  CHECK(contract_differences(typeplate::card::contract_facts(card), header.get()) == "");
}

TEST_CASE("many differences are clipped to one sentence that still says what to do") {
  const auto card = card_of({});
  card_contract header(card);
  for (auto& port : header.inputs()) {
    port.unit = "mol.m-3.s-1.K-1.cd-1";
    port.quantity = "a kind with quite a long name";
    port.outside = typeplate::out_of_range::ignore;
    port.upper = 1e9;
    port.lower = -1e9;
  }
  const std::string text = typeplate_tests::message_of(
      [&] { require_same_contract(typeplate::card::contract_facts(card), header.get(), "p"); });
  CHECK(text.size() <= 400);
  CHECK(text.ends_with("...; generate the header again, or load the package it was made for"));
}
