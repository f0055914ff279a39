// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/kept_contract.hpp>

#include <typeplate/card/contract.hpp>

namespace typeplate::inline abi_1 {
namespace {

dtype type_of(card::ElementType type) {
  return type == card::ElementType::float32 ? dtype::float32 : dtype::float64;
}

// By name: both enumerations mean the words of the card.
out_of_range policy_of(card::OutOfRange policy) {
  const std::string_view word = name_of(policy);
  if (word == "clamp") return out_of_range::clamp;
  if (word == "ignore") return out_of_range::ignore;
  return word == "warn" ? out_of_range::warn : out_of_range::error;
}

// Views into `facts`.
port_contract promise_of(const card::PortFacts& facts) {
  return {.name = facts.name,
          .unit = facts.unit,
          .quantity = facts.quantity,
          .difference = facts.difference,
          .type = type_of(facts.dtype),
          .lower = facts.lower,
          .upper = facts.upper,
          .outside = policy_of(facts.out_of_range),
          .not_finite = facts.non_finite == card::NonFinite::allow ? non_finite::allow : non_finite::error};
}

}  // namespace

port_contract kept_contract::copy_of(const port_contract& port) {
  port_contract copy = port;
  copy.name = keep(port.name);
  copy.unit = keep(port.unit);
  copy.quantity = keep(port.quantity);
  return copy;
}

kept_contract::kept_contract(const contract& copied) {
  for (std::size_t i = 0; i < copied.input_count; ++i) inputs_.push_back(copy_of(copied.inputs[i]));
  for (std::size_t i = 0; i < copied.output_count; ++i) outputs_.push_back(copy_of(copied.outputs[i]));
  contract_ = {.model = keep(copied.model),
               .version = keep(copied.version),
               .hash = keep(copied.hash),
               .inputs = inputs_.data(),
               .input_count = inputs_.size(),
               .outputs = outputs_.data(),
               .output_count = outputs_.size()};
}

kept_contract::kept_contract(const card::Card& card) {
  const card::ContractFacts facts = card::contract_facts(card);
  for (const card::PortFacts& port : facts.inputs) inputs_.push_back(copy_of(promise_of(port)));
  for (const card::PortFacts& port : facts.outputs) outputs_.push_back(copy_of(promise_of(port)));
  contract_ = {.model = keep(card.name),
               .version = keep(card.version),
               .hash = keep(card::contract_hash(card::contract_text(facts))),
               .inputs = inputs_.data(),
               .input_count = inputs_.size(),
               .outputs = outputs_.data(),
               .output_count = outputs_.size()};
}

}  // namespace typeplate::inline abi_1
