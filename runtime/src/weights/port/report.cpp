// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <typeplate/weights/port/plan.hpp>
#include <typeplate/weights/printable.hpp>
#include <typeplate/weights/tensor.hpp>

namespace typeplate::inline abi_1::weights::port {
namespace {

constexpr std::size_t longest_name = 200;

std::string axes_text(const std::vector<std::size_t>& axes) {
  std::string text;
  for (const std::size_t axis : axes) text += (text.empty() ? "" : ",") + std::to_string(axis);
  return "[" + text + "]";
}

struct action_words {
  std::string operator()(const permute_action& action) const { return "permute " + axes_text(action.axes); }
  std::string operator()(const reshape_action& action) const {
    return "reshape to " + (action.shapes.size() == 1 ? shape_text(action.shapes.front()) : "equal shapes");
  }
  std::string operator()(const narrow_action& action) const {
    return "elements " + std::to_string(action.begin) + " to " + std::to_string(action.begin + action.size) +
           " of axis " + std::to_string(action.axis);
  }
  std::string operator()(const join_action& action) const {
    return "concatenate axis " + std::to_string(action.axis);
  }
  std::string operator()(const cast_action& action) const {
    return "cast to " + std::string(name_of(action.to)) + (action.exact ? ", exactly" : "");
  }
};

std::string name(const std::string& text) {
  return printable(text, longest_name);
}

std::string with_kind(const outline& tensor) {
  return name(tensor.name) + " " + std::string(name_of(tensor.type)) + " " + shape_text(tensor.shape);
}

std::string counted(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what;
}

}  // namespace

std::string words_of(const planned_tensor& tensor) {
  std::string words;
  for (const port_action& action : tensor.actions)
    words += (words.empty() ? "" : ", ") + std::visit(action_words{}, action);
  return words.empty() ? "as it is" : words;
}

std::string report_text(const port_plan& plan, const porting_rules& rules) {
  std::string text;
  const auto rule = [](std::size_t number) { return "rule " + std::to_string(number + 1); };
  for (const planned_tensor& each : plan.tensors) {
    text += with_kind(each.made) + "\n";
    for (const std::size_t source : each.sources) text += "  from " + with_kind(plan.sources[source]) + "\n";
    text += "  " + words_of(each) + ", " + rule(each.rule) + "\n";
    if (each.tied_to) text += "  tied to " + name(plan.tensors[*each.tied_to].made.name) + "\n";
  }
  for (const source_and_rule& each : plan.dropped)
    text += "dropped: " + with_kind(plan.sources[each.source]) + ", " + rule(each.rule) + "\n";
  for (const equal_sources& each : plan.equal)
    text += "left out: " + with_kind(plan.sources[each.left_out]) + ", the same as " +
            name(plan.sources[each.kept].name) + "\n";
  for (const unmapped_tensor& each : plan.unmapped)
    text += "unmapped: " + with_kind(plan.sources[each.source]) +
            (each.suggestion.empty() ? "" : " (" + each.suggestion + ")") + "\n";
  for (const missing_tensor& each : plan.missing) {
    text += "missing: " + name(each.name) + (each.shape ? " " + shape_text(*each.shape) : "") + "\n";
    for (const std::size_t source : each.suggestions) text += "  perhaps " + with_kind(plan.sources[source]) + "\n";
  }
  return text + rules.name + ": " + counted(plan.sources.size(), "sources, ") +
         counted(plan.tensors.size(), "targets, ") +
         counted(plan.dropped.size() + plan.equal.size(), "left out, ") +
         counted(plan.unmapped.size(), "unmapped, ") + counted(plan.missing.size(), "missing\n");
}

}  // namespace typeplate::inline abi_1::weights::port
