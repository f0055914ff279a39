// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "read_parts.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

// What the steps of one section add up to, and where each port was treated.
struct Steps {
  const Processing& processing;
  const PortList& ports;
  const PortList& other;
  Diagnostics& diagnostics;
  std::unordered_map<std::string_view, Span> seen = {};
  std::vector<Standardization> result = {};
};

bool is_finite_number(const JsonNode& node) {
  return node.kind == JsonKind::number && std::isfinite(node.number);
}

std::string pair_help(const Processing& processing) {
  return "write `\"" + std::string(processing.step) + "\": {\"port\": [mean, deviation]}`";
}

// Why nothing can be divided by this deviation in numbers of type Number; empty where it can.
template <class Number>
std::string deviation_problem(double mean, double deviation) {
  constexpr auto least = static_cast<double>(std::numeric_limits<Number>::min());
  constexpr auto most = static_cast<double>(std::numeric_limits<Number>::max());
  const std::string type = sizeof(Number) == sizeof(float) ? "float32" : "float64";
  if (deviation == 0) return "divides by zero";
  if (deviation < 0) return "is negative, and no spread is";
  // 1/deviation and mean/deviation are what the engine multiplies and adds.
  if (deviation < least || 1 / deviation > most) return "is too small to divide a " + type + " by";
  if (deviation > most) return "is beyond the range of " + type;
  if (!(std::fabs(mean / deviation) <= most)) return "leaves the mean beyond the range of " + type;
  return {};
}

std::string deviation_problem(const Port* port, double mean, double deviation) {
  return port != nullptr && port->dtype == ElementType::float32 ? deviation_problem<float>(mean, deviation)
                                                                : deviation_problem<double>(mean, deviation);
}

// Mean and deviation; empty after reporting.
std::optional<Standardization> read_pair(const JsonMember& member, const Port* port, Steps& steps) {
  const std::string what = "mean and deviation of " + in_backticks(member.key);
  const JsonNode& pair = member.value;
  if (!expect_kind(pair, JsonKind::array, what, steps.diagnostics)) return std::nullopt;
  if (pair.items.size() != 2) {
    steps.diagnostics.add(Code::bad_standardization, pair.span, what + " must be two numbers",
                          pair_help(steps.processing));
    return std::nullopt;
  }
  bool numbers = true;
  for (const JsonNode& item : pair.items) {
    numbers = expect_kind(item, JsonKind::number, what, steps.diagnostics) && numbers;
  }
  if (!numbers || !is_finite_number(pair.items[0]) || !is_finite_number(pair.items[1])) return std::nullopt;
  const double mean = pair.items[0].number;
  const double deviation = pair.items[1].number;
  if (const std::string problem = deviation_problem(port, mean, deviation); !problem.empty()) {
    steps.diagnostics.add(
        Code::bad_standardization, pair.items[1].span,
        "the deviation " + json_number(deviation) + " of " + in_backticks(member.key) + " " + problem,
        "write the spread that training used, in the port's unit; a port that never varies is left out, or has the "
        "deviation 1");
    return std::nullopt;
  }
  return Standardization{.port = member.key, .mean = mean, .deviation = deviation};
}

void read_step(const JsonMember& step, Steps& steps) {
  const std::string what = in_backticks(step.key) + " of `" + std::string(steps.processing.section) + "`";
  if (!expect_kind(step.value, JsonKind::object, what, steps.diagnostics)) return;
  for (const JsonMember& member : step.value.members) {
    const Port* port = require_port(member.key, member.key_span, steps.ports, steps.other, steps.diagnostics);
    const std::optional<Standardization> pair = read_pair(member, port, steps);
    if (port == nullptr) continue;
    const auto [first, is_new] = steps.seen.try_emplace(port->name, member.key_span);
    if (!is_new) {
      steps.diagnostics.add(Code::standardized_twice, member.key_span,
                            in_backticks(member.key) + " is standardised twice", "keep one of the two",
                            {{first->second, "the first time is here"}});
    } else if (pair) {
      steps.result.push_back(*pair);
    }
  }
}

// The one step of an object; reports objects of none or several, and steps that are not standardisation.
void read_step_object(const JsonNode& object, Steps& steps) {
  const Processing& processing = steps.processing;
  const std::string section = "`" + std::string(processing.section) + "`";
  if (!expect_kind(object, JsonKind::object, "a step of " + section, steps.diagnostics)) return;
  if (object.members.size() != 1) {
    const Span place{object.span.begin, object.span.begin + 1};
    steps.diagnostics.add(Code::bad_step, place, "a step of " + section + " is an object with one key, its name",
                          pair_help(processing));
    return;
  }
  const JsonMember& step = object.members.front();
  const std::array known{processing.step};
  if (step.key == processing.step) {
    read_step(step, steps);
  } else if (step.key == processing.wrong_step) {
    steps.diagnostics.add(Code::bad_step, step.key_span, in_backticks(step.key) + " cannot stand in " + section,
                          "inputs are standardised before the network, outputs destandardised behind it: write " +
                              in_backticks(processing.step));
  } else if (!suggestion(step.key, known, steps.diagnostics).empty()) {
    steps.diagnostics.add(Code::unknown_key, step.key_span,
                          "unknown step " + in_backticks(step.key) + " in " + section,
                          "did you mean " + in_backticks(processing.step) + "?");
    read_step(step, steps);
  } else {
    steps.diagnostics.add(Code::later_step, step.key_span,
                          "the processing step " + in_backticks(step.key) + " is not supported yet",
                          "do it inside the artifact; known here: " + in_backticks(processing.step));
  }
}

}  // namespace

std::vector<Standardization> read_processing(const Fields& card, const Processing& processing,
                                             const PortList& ports, const PortList& other) {
  Steps steps{processing, ports, other, card.diagnostics()};
  if (const JsonNode* list = card.find(processing.section, JsonKind::array)) {
    for (const JsonNode& item : list->items) read_step_object(item, steps);
  }
  return std::move(steps.result);
}

}  // namespace typeplate::inline abi_1::card
