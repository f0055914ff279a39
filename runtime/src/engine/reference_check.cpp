// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/reference_check.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include <typeplate/engine/message.hpp>

namespace typeplate::inline abi_1 {
namespace {

using card::Card;
using card::Port;
using package::reference_cases;

dtype type_of(const Port& port) {
  return port.dtype == card::ElementType::float32 ? dtype::float32 : dtype::float64;
}

double absolute_tolerance(const Card& card, const Port& port) {
  const auto own = std::ranges::find(card.reference->port_atols, port.name, &card::PortTolerance::port);
  return own == card.reference->port_atols.end() ? card.reference->atol : own->atol;
}

struct tolerance {
  double rtol;
  double atol;

  [[nodiscard]] double around(double expected) const { return atol + rtol * std::fabs(expected); }
  [[nodiscard]] bool accepts(double actual, double expected) const {
    if (std::isnan(expected) || std::isinf(expected))
      return std::isnan(expected) ? std::isnan(actual) : actual == expected;
    return std::fabs(actual - expected) <= around(expected);
  }
};

struct deviation {
  std::size_t number;  ///< of the case
  double actual;
  double expected;
  bool in_batch;
};

[[noreturn]] void refuse(const Card& card, const Port& port, const tolerance& allowed, const deviation& found) {
  const dtype type = type_of(port);
  throw message()
      .text("model ")
      .name(card.name)
      .text(": reference case ")
      .count(found.number)
      .text(found.in_batch ? " (in a batch)" : " (alone)")
      .text(" gives ")
      .name(port.name)
      .text(" = ")
      .value(found.actual, type, port.unit_text)
      .text(", expected ")
      .value(found.expected, type, port.unit_text)
      .text(" within ")
      .number(allowed.around(found.expected), dtype::float32)
      .text("; the artifact, the card's scaling or the reference file is not what the card was made with")
      .to_error();
}

void compare(const Card& card, std::size_t output, const deviation& found) {
  const Port& port = card.outputs[output];
  const tolerance allowed{card.reference->rtol, absolute_tolerance(card, port)};
  if (!allowed.accepts(found.actual, found.expected)) refuse(card, port, allowed, found);
}

// Values in the ports' own units: nothing to convert.
column_source source_of(const std::vector<double>& values) {
  return {values.data(), values.size(), dtype::float64, 1.0, -0.0};
}

void run_batch(const model_handle& model, const Card& card, const reference_cases& cases) {
  std::vector<column_source> sources;
  for (const auto& column : cases.inputs) sources.push_back(source_of(column));
  std::vector<std::vector<double>> results(card.outputs.size(), std::vector<double>(cases.count));
  std::vector<column_sink> sinks;
  for (auto& column : results) sinks.push_back({column.data(), dtype::float64});
  model.forward(sources.data(), cases.count, sinks.data());
  for (std::size_t output = 0; output < results.size(); ++output)
    for (std::size_t i = 0; i < cases.count; ++i)
      compare(card, output, {i, results[output][i], cases.outputs[output][i], true});
}

void run_alone(const model_handle& model, const Card& card, const reference_cases& cases) {
  std::vector<sample> inputs(card.inputs.size());
  std::vector<double> results(card.outputs.size());
  for (std::size_t i = 0; i < cases.count; ++i) {
    for (std::size_t input = 0; input < inputs.size(); ++input) inputs[input] = {cases.inputs[input][i], 1.0, -0.0};
    model.forward(inputs.data(), results.data());
    for (std::size_t output = 0; output < results.size(); ++output)
      compare(card, output, {i, results[output], cases.outputs[output][i], false});
  }
}

}  // namespace

void check_reference(const model_handle& model, const Card& card, const reference_cases& cases) {
  try {
    run_batch(model, card, cases);
    run_alone(model, card, cases);
  } catch (const error& broken) {
    // A message about a value names the port; that it came from a reference case, only we know.
    if (std::string_view(broken.what()).find("reference case") != std::string_view::npos) throw;
    std::throw_with_nested(message()
                               .text("the reference cases of model ")
                               .name(card.name)
                               .text(" cannot be run: ")
                               .quote(broken.what(), 300)
                               .to_error());
  }
}

}  // namespace typeplate::inline abi_1
