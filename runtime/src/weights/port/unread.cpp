// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <typeplate/weights/printable.hpp>
#include "grouping.hpp"

namespace typeplate::inline abi_1::weights::port {
namespace {

bool names(const rule& each, std::string_view name, char separator) {
  return std::ranges::any_of(
      each.from, [&](const name_pattern& pattern) { return match(pattern, name, separator).has_value(); });
}

// Neither shape nor element type is known: a rule that asks for them does not take the tensor.
bool drops(const rule& each) {
  return each.kind == rule_kind::drop && each.when == condition{};
}

bool wants(const rule& each) {
  return each.kind == rule_kind::move || each.kind == rule_kind::untie;
}

}  // namespace

std::vector<unread_tensor> place_unread(const porting_rules& rules, std::span<const refused_tensor> refused,
                                        card::Diagnostics& diagnostics) {
  std::vector<unread_tensor> placed;
  for (const refused_tensor& each : refused) {
    const auto taker = std::ranges::find_if(rules.rules, [&](const rule& rule) {
      return (drops(rule) || wants(rule)) && names(rule, each.name, rules.source_separator);
    });
    const bool is_taken = taker != rules.rules.end();
    const bool is_dropped = is_taken && drops(*taker);
    placed.push_back({each.name, each.reason, {}});
    if (is_dropped) placed.back().rule = static_cast<std::size_t>(taker - rules.rules.begin());
    if (is_dropped || (!is_taken && rules.allow_unmapped)) continue;
    std::string message = "`" + printable(each.name) + "` " + each.reason;
    std::string help = "leave it out by a rule with `drop` and its name, and no other condition";
    if (is_taken)
      diagnostics.add(card::Code::unmapped_tensor, taker->span, std::move(message), std::move(help));
    else
      diagnostics.add_for_file(card::Code::unmapped_tensor, std::move(message), std::move(help));
  }
  return placed;
}

}  // namespace typeplate::inline abi_1::weights::port
