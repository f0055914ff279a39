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

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what;
}

std::string plural(std::size_t count, const std::string& what) {
  return counted(count, what) + (count == 1 ? "" : "s");
}

std::string rule_words(std::size_t number) {
  return "rule " + std::to_string(number + 1);
}

std::string targets_text(const port_plan& plan) {
  std::string text;
  for (const planned_tensor& each : plan.tensors) {
    text += with_kind(each.made) + "\n";
    for (const std::size_t source : each.sources) text += "  from " + with_kind(plan.sources[source]) + "\n";
    text += "  " + words_of(each) + ", " + rule_words(each.rule) + "\n";
    if (each.tied_to) text += "  tied to " + name(plan.tensors[*each.tied_to].made.name) + "\n";
  }
  return text;
}

std::string left_out_text(const port_plan& plan) {
  std::string text;
  for (const source_and_rule& each : plan.dropped)
    text += "dropped: " + with_kind(plan.sources[each.source]) + ", " + rule_words(each.rule) + "\n";
  for (const unread_tensor& each : plan.unread) {
    if (each.rule) text += "dropped: " + name(each.name) + ", which is not read, " + rule_words(*each.rule) + "\n";
  }
  for (const equal_sources& each : plan.equal)
    text += "left out: " + with_kind(plan.sources[each.left_out]) + ", the same as " +
            name(plan.sources[each.kept].name) + "\n";
  return text;
}

std::string wanting_text(const port_plan& plan) {
  std::string text;
  for (const unmapped_tensor& each : plan.unmapped)
    text += "unmapped: " + with_kind(plan.sources[each.source]) +
            (each.suggestion.empty() ? "" : " (" + each.suggestion + ")") + "\n";
  for (const unread_tensor& each : plan.unread) {
    if (!each.rule) text += "unmapped: " + name(each.name) + ", which is not read\n";
  }
  for (const missing_tensor& each : plan.missing) {
    text += "missing: " + name(each.name) + (each.shape ? " " + shape_text(*each.shape) : "") + "\n";
    for (const std::size_t source : each.suggestions) text += "  perhaps " + with_kind(plan.sources[source]) + "\n";
  }
  return text;
}

std::string sums_text(const port_plan& plan, const std::string& rules) {
  const auto dropped_unread = static_cast<std::size_t>(
      std::ranges::count_if(plan.unread, [](const unread_tensor& each) { return each.rule.has_value(); }));
  return rules + ": " + plural(plan.sources.size() + plan.unread.size(), "source") + ", " +
         plural(plan.tensors.size(), "target") + ", " +
         counted(plan.dropped.size() + plan.equal.size() + dropped_unread, "left out, ") +
         counted(plan.unmapped.size() + plan.unread.size() - dropped_unread, "unmapped, ") +
         counted(plan.missing.size(), "missing\n");
}

}  // namespace

std::string words_of(const planned_tensor& tensor) {
  std::string words;
  for (const port_action& action : tensor.actions)
    words += (words.empty() ? "" : ", ") + std::visit(action_words{}, action);
  return words.empty() ? "as it is" : words;
}

std::string report_text(const port_plan& plan, const porting_rules& rules) {
  return targets_text(plan) + left_out_text(plan) + wanting_text(plan) + sums_text(plan, rules.name);
}

}  // namespace typeplate::inline abi_1::weights::port
