// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The part of a card that user code depends on: the model's name, its ports and what is promised about them. The
// generator compiles it into the header, the loader compares it with the package. docs/reference/contract.md
// describes the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "typeplate/card/card.hpp"

namespace typeplate::inline abi_1::card {

/// What the contract says about one port.
struct PortFacts {
  std::string name;
  std::string unit;  // canonical text
  bool difference = false;
  std::string quantity;
  ElementType dtype = ElementType::float32;
  std::vector<std::string> shape;
  double lower = 0, upper = 0;  // rounded to the element type; infinite where open
  OutOfRange out_of_range = OutOfRange::error;
  NonFinite non_finite = NonFinite::error;

  friend bool operator==(const PortFacts&, const PortFacts&) = default;
};

struct ContractFacts {
  std::string model;
  std::vector<PortFacts> inputs, outputs;

  friend bool operator==(const ContractFacts&, const ContractFacts&) = default;
};

[[nodiscard]] PortFacts port_facts(const Port& port);
[[nodiscard]] ContractFacts contract_facts(const Card& card);

/// The canonical text: equal contracts have equal texts, whatever else differs between their cards.
[[nodiscard]] std::string contract_text(const ContractFacts& facts);
[[nodiscard]] std::string contract_text(const Card& card);

/// The SHA-256 of a contract text in 64 lower-case hexadecimal digits: what the header carries.
[[nodiscard]] std::string contract_hash(std::string_view contract_text);

}  // namespace typeplate::inline abi_1::card
