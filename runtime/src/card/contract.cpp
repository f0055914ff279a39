// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "typeplate/card/contract.hpp"

#include <cmath>
#include <limits>

#include "rounding.hpp"
#include "typeplate/card/json.hpp"
#include "typeplate/card/sha256.hpp"

namespace typeplate::inline abi_1::card {

namespace {

// The hash hangs on this text, so it escapes the least that keeps one fact a line, by a rule that will not change.
std::string text_literal(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string literal = "\"";
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte < 0x20) {
      literal += std::string("\\u00") + digits[byte >> 4] + digits[byte & 15u];
    } else {
      literal += letter == '"' || letter == '\\' ? "\\" : "";
      literal += letter;
    }
  }
  return literal + "\"";
}

// Zero has no sign here: -0 and 0 are the same bound.
double bound_of(const std::optional<double>& bound, ElementType type, double open) {
  return bound ? round_to(type, *bound) + 0.0 : open;
}

std::string bound(double number) {
  return std::isinf(number) ? "open" : json_number(number);
}

std::string axes(const std::vector<std::string>& shape) {
  std::string text = "[";
  for (const std::string& axis : shape) text += (text.size() > 1 ? ", " : "") + text_literal(axis);
  return text + "]";
}

std::string port_text(std::string_view word, const PortFacts& port) {
  std::string text = std::string(word) + " " + text_literal(port.name) + "\n";
  const auto fact = [&text](std::string_view key, std::string_view value) {
    text += "  " + std::string(key) + " " + std::string(value) + "\n";
  };
  fact("unit", text_literal(port.unit));
  fact("difference", port.difference ? "true" : "false");
  fact("quantity", text_literal(port.quantity));
  fact("dtype", name_of(port.dtype));
  fact("shape", axes(port.shape));
  fact("range", bound(port.lower) + " " + bound(port.upper));
  fact("out_of_range", name_of(port.out_of_range));
  fact("non_finite", name_of(port.non_finite));
  return text;
}

std::vector<PortFacts> facts_of(const std::vector<Port>& ports) {
  std::vector<PortFacts> facts;
  facts.reserve(ports.size());
  for (const Port& port : ports) facts.push_back(port_facts(port));
  return facts;
}

}  // namespace

PortFacts port_facts(const Port& port) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  return {.name = port.name,
          .unit = port.unit_text,
          .difference = port.difference,
          .quantity = port.quantity,
          .dtype = port.dtype,
          .shape = port.shape,
          .lower = bound_of(port.lower, port.dtype, -infinity),
          .upper = bound_of(port.upper, port.dtype, infinity),
          .out_of_range = port.out_of_range,
          .non_finite = port.non_finite};
}

ContractFacts contract_facts(const Card& card) {
  return {.model = card.name, .inputs = facts_of(card.inputs), .outputs = facts_of(card.outputs)};
}

std::string contract_text(const ContractFacts& facts) {
  std::string text = "typeplate contract 1\nmodel " + text_literal(facts.model) + "\n";
  for (const PortFacts& port : facts.inputs) text += port_text("input", port);
  for (const PortFacts& port : facts.outputs) text += port_text("output", port);
  return text;
}

std::string contract_text(const Card& card) {
  return contract_text(contract_facts(card));
}

std::string contract_hash(std::string_view contract_text) {
  return sha256_hex(contract_text);
}

}  // namespace typeplate::inline abi_1::card
