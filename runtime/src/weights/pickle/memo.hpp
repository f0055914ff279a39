// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What PUT keeps for GET. Any number may be used as a key, so memory follows what was put and not the numbers.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include <typeplate/weights/pickle/tree.hpp>

namespace typeplate::inline abi_1::weights::pickle {

class memo {
 public:
  /// How many keys are in use: what MEMOIZE puts next.
  [[nodiscard]] std::uint64_t count() const { return count_; }

  void put(std::uint64_t key, node_index value) {
    node_index& place = place_of(key);
    if (place == no_node) ++count_;
    place = value;
  }

  /// Bytes that `put` may take for this key, from above.
  [[nodiscard]] std::uint64_t cost_of(std::uint64_t key) const {
    constexpr std::uint64_t cost_in_map = 96;
    return key <= dense_.size() ? 2 * sizeof(node_index) : cost_in_map;
  }

  /// no_node where nothing was put.
  [[nodiscard]] node_index get(std::uint64_t key) const {
    if (key < dense_.size()) return dense_[static_cast<std::size_t>(key)];
    const auto found = sparse_.find(key);
    return found == sparse_.end() ? no_node : found->second;
  }

 private:
  // Keys are counted up by everybody but attackers: those are an index. A key once in the map stays there.
  node_index& place_of(std::uint64_t key) {
    if (key == dense_.size() && !sparse_.contains(key)) return dense_.emplace_back(no_node);
    return key < dense_.size() ? dense_[static_cast<std::size_t>(key)]
                               : sparse_.try_emplace(key, no_node).first->second;
  }

  std::vector<node_index> dense_;
  std::map<std::uint64_t, node_index> sparse_;
  std::uint64_t count_ = 0;
};

}  // namespace typeplate::inline abi_1::weights::pickle
