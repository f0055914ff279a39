// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "summary/port_summary.hpp"

#include "typeplate/card/json.hpp"
#include "units/unit_meaning.hpp"
#include "view/unit_words.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

std::string range_of(const std::string& lower, const std::string& upper) {
  if (lower.empty() && upper.empty()) return "any";
  if (upper.empty()) return "at least " + lower;
  return lower.empty() ? "at most " + upper : lower + " to " + upper;
}

std::string digits(const std::optional<double>& bound) {
  return bound ? card::json_number(*bound) : "";
}

}  // namespace

PortSummary summary_of(const card::Port& port) {
  PortSummary summary{.name = port.name,
                      .unit = port.unit_text,
                      .unit_name = unit_words(port.unit.factors),
                      .measures = port.quantity.empty() ? quantity_name(port.unit.spec) : port.quantity,
                      .dtype = std::string(name_of(port.dtype)),
                      .shape = "[" + joined(port.shape) + "]",
                      .lower = digits(port.lower),
                      .upper = digits(port.upper),
                      .range = {},
                      .out_of_range = std::string(name_of(port.out_of_range)),
                      .non_finite = std::string(name_of(port.non_finite)),
                      .description = port.description};
  summary.range = range_of(summary.lower, summary.upper);
  return summary;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) text += (i == 0 ? "" : std::string(between)) + words[i];
  return text;
}

}  // namespace typeplate::inline abi_1::generator
