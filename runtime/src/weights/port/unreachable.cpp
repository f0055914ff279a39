// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Which rules never get a tensor?
#include <algorithm>

#include "read_parts.hpp"

namespace typeplate::inline abi_1::weights::port {
namespace {

bool same_patterns(const std::vector<name_pattern>& one, const std::vector<name_pattern>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const name_pattern& a, const name_pattern& b) { return a.parts == b.parts; });
}

bool takes(const rule& each) {
  return each.kind != rule_kind::require && each.kind != rule_kind::tie && !each.from.empty();
}

}  // namespace

std::vector<unreachable_rule> unreachable_rules(const porting_rules& rules) {
  constexpr std::size_t most_compared = 1000;  // as many squared; larger files are made by programs
  std::vector<unreachable_rule> found;
  const auto begin = rules.rules.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(std::min(rules.rules.size(), most_compared));
  for (auto later = begin; later != end; ++later) {
    if (!takes(*later)) continue;
    const auto earlier = std::find_if(begin, later, [later](const rule& first) {
      return takes(first) && first.when == later->when && same_patterns(first.from, later->from);
    });
    if (earlier != later) found.push_back({*earlier, *later});
  }
  return found;
}

}  // namespace typeplate::inline abi_1::weights::port
