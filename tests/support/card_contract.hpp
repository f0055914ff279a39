// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A contract as a generated header would hold it, made from a card at run time: for tests without generated code.
#pragma once

#include <list>
#include <string>
#include <typeplate/card/contract.hpp>
#include <typeplate/contract.hpp>
#include <vector>

namespace typeplate_tests {

/// Owns the text that the contract's views point to.
class card_contract {
 public:
  explicit card_contract(const typeplate::card::Card& card) {
    const auto facts = typeplate::card::contract_facts(card);
    for (const auto& port : facts.inputs) inputs_.push_back(compiled(port));
    for (const auto& port : facts.outputs) outputs_.push_back(compiled(port));
    contract_ = {keep(card.name), keep(card.version), keep(typeplate::card::contract_hash(contract_text(facts))),
                 inputs_.data(),  inputs_.size(),     outputs_.data(),
                 outputs_.size()};
  }
  card_contract(const card_contract&) = delete;
  card_contract& operator=(const card_contract&) = delete;

  [[nodiscard]] const typeplate::contract& get() const { return contract_; }
  /// To change a promise of the "header" in a test.
  [[nodiscard]] std::vector<typeplate::port_contract>& inputs() { return inputs_; }

 private:
  std::string_view keep(const std::string& text) { return texts_.emplace_back(text); }

  typeplate::port_contract compiled(const typeplate::card::PortFacts& port) {
    return {.name = keep(port.name),
            .unit = keep(port.unit),
            .quantity = keep(port.quantity),
            .difference = port.difference,
            .type = port.dtype == typeplate::card::ElementType::float64 ? typeplate::dtype::float64
                                                                        : typeplate::dtype::float32,
            .lower = port.lower,
            .upper = port.upper,
            .outside = name_of(port.out_of_range) == "clamp"    ? typeplate::out_of_range::clamp
                       : name_of(port.out_of_range) == "warn"   ? typeplate::out_of_range::warn
                       : name_of(port.out_of_range) == "ignore" ? typeplate::out_of_range::ignore
                                                                : typeplate::out_of_range::error,
            .not_finite =
                name_of(port.non_finite) == "allow" ? typeplate::non_finite::allow : typeplate::non_finite::error};
  }

  std::list<std::string> texts_;
  std::vector<typeplate::port_contract> inputs_, outputs_;
  typeplate::contract contract_;
};

}  // namespace typeplate_tests
