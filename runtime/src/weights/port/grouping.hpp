// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Which rule takes which source tensor, and which sources belong together.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <typeplate/weights/port/plan.hpp>

namespace typeplate::inline abi_1::weights::port {

/// Sources of one rule with equal captures: one for each pattern of the rule.
struct source_group {
  std::size_t rule = 0;
  captures captured;                                ///< views into the names of the sources
  std::vector<std::optional<std::size_t>> sources;  ///< by the number of the pattern
};

struct grouping {
  std::vector<source_group> groups;    ///< in the order of their first sources
  std::vector<std::size_t> left_over;  ///< sources that no rule takes
};

/// Whether a tensor is what a condition wants.
[[nodiscard]] bool fits(const condition& when, const outline& tensor);

/// Each source goes to the first rule that moves, drops or unties it. `sources` must outlive the result.
[[nodiscard]] grouping group_sources(const porting_rules& rules, std::span<const outline> sources);

/// What rules do with tensors that the file holds and that are not read: drop them. Reports each that no rule
/// drops, unless unmapped ones are allowed and no rule wants it.
[[nodiscard]] std::vector<unread_tensor> place_unread(const porting_rules& rules,
                                                      std::span<const refused_tensor> refused,
                                                      card::Diagnostics& diagnostics);

/// What an unmapped tensor lacks to fit a rule, in words; empty where no rule is near.
[[nodiscard]] std::string nearly_fitting_rule(const porting_rules& rules, const outline& source);

/// The unmapped sources that may be meant for a missing tensor, the best first, at most three: those with its
/// elements, in its shape or another, whose names end or read alike.
[[nodiscard]] std::vector<std::size_t> suggestions_for(const outline& missing, std::span<const outline> sources,
                                                       std::span<const unmapped_tensor> unmapped);

}  // namespace typeplate::inline abi_1::weights::port
