// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "name_index.hpp"

#include <algorithm>
#include <functional>

namespace typeplate::inline abi_1::weights {
namespace {

std::uint64_t hash_of(std::string_view name) {
  return std::hash<std::string_view>{}(name);
}

}  // namespace

bool name_index::before(const entry& a, const entry& b) {
  if (a.hash != b.hash) return a.hash < b.hash;
  return a.name != b.name ? a.name < b.name : a.number < b.number;
}

void name_index::add(std::string_view name) {
  entries_.push_back({hash_of(name), name, entries_.size()});
}

void name_index::sort() {
  std::ranges::sort(entries_, before);
}

std::optional<std::size_t> name_index::find(std::string_view name) const {
  const auto place = std::ranges::lower_bound(entries_, entry{hash_of(name), name, 0}, before);
  if (place == entries_.end() || place->name != name) return std::nullopt;
  return place->number;
}

std::optional<std::string_view> name_index::doubled() const {
  const entry* first = nullptr;
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    const entry& second = entries_[i];
    if (second.hash != entries_[i - 1].hash || second.name != entries_[i - 1].name) continue;
    if (first == nullptr || second.number < first->number) first = &second;
  }
  return first == nullptr ? std::nullopt : std::optional(first->name);
}

}  // namespace typeplate::inline abi_1::weights
