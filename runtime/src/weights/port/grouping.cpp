// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "grouping.hpp"

#include <algorithm>
#include <map>

namespace typeplate::inline abi_1::weights::port {
namespace {

bool takes_sources(const rule& each) {
  return each.kind == rule_kind::move || each.kind == rule_kind::drop || each.kind == rule_kind::untie;
}

// Equal for equal captures of one rule, and for nothing else: each part stands behind its length.
std::string key_of(std::size_t rule, const captures& captured) {
  std::string key = std::to_string(rule);
  for (const auto& [name, parts] : captured) {
    key += ' ' + std::to_string(parts.size());
    for (const std::string_view part : parts)
      key.append(" ").append(std::to_string(part.size())).append(":").append(part);
  }
  return key;
}

class grouper {
 public:
  grouper(const porting_rules& rules, std::span<const outline> sources) : rules_(rules), sources_(sources) {}

  grouping run() {
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (!place(i)) found_.left_over.push_back(i);
    }
    return std::move(found_);
  }

 private:
  bool place(std::size_t source) {
    for (std::size_t number = 0; number < rules_.rules.size(); ++number) {
      const rule& each = rules_.rules[number];
      if (takes_sources(each) && fits(each.when, sources_[source]) && place(source, number)) return true;
    }
    return false;
  }

  bool place(std::size_t source, std::size_t number) {
    const rule& taker = rules_.rules[number];
    for (std::size_t pattern = 0; pattern < taker.from.size(); ++pattern) {
      auto captured = match(taker.from[pattern], sources_[source].name, rules_.source_separator);
      if (!captured) continue;
      // Two patterns of a rule may fit the same name; then the name counts for the first that is still free.
      auto& slot = group_of(number, *std::move(captured)).sources[pattern];
      if (slot) continue;
      slot = source;
      return true;
    }
    return false;
  }

  source_group& group_of(std::size_t number, captures captured) {
    const auto [place, is_new] = by_key_.try_emplace(key_of(number, captured), found_.groups.size());
    if (is_new) {
      const std::size_t patterns = rules_.rules[number].from.size();
      found_.groups.push_back({number, std::move(captured), std::vector<std::optional<std::size_t>>(patterns)});
    }
    return found_.groups[place->second];
  }

  const porting_rules& rules_;
  std::span<const outline> sources_;
  grouping found_;
  std::map<std::string, std::size_t> by_key_;
};

}  // namespace

bool fits(const condition& when, const outline& tensor) {
  if (when.rank && *when.rank != tensor.shape.size()) return false;
  if (when.dtype && *when.dtype != tensor.type) return false;
  if (!when.shape) return true;
  return std::equal(
      when.shape->begin(), when.shape->end(), tensor.shape.begin(), tensor.shape.end(),
      [](const std::optional<std::uint64_t>& wanted, std::uint64_t size) { return !wanted || *wanted == size; });
}

grouping group_sources(const porting_rules& rules, std::span<const outline> sources) {
  return grouper(rules, sources).run();
}

}  // namespace typeplate::inline abi_1::weights::port
