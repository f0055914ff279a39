// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Makes the nodes of a tree one after the other, and counts what they cost against the limits before they are made.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <typeplate/weights/pickle/tree.hpp>
#include <typeplate/weights/read_limits.hpp>
#include "../read_budget.hpp"

namespace typeplate::inline abi_1::weights::pickle {

class tree_builder {
 public:
  tree_builder(const read_limits& limits, std::chrono::steady_clock::time_point begun);

  /// The tree that grows: nodes may be looked at, the reference stays valid.
  [[nodiscard]] const tree& growing() const { return *tree_; }
  [[nodiscard]] const node_data& operator[](node_index index) const { return tree_->nodes_[index]; }
  [[nodiscard]] node_data& at(node_index index) { return tree_->nodes_[index]; }

  node_index add(const node_data& data);
  /// None, True, False, () and small integers are one object each, as in Python.
  node_index none();
  node_index boolean(bool truth);
  node_index integer(std::int64_t value);
  node_index empty_tuple();
  node_index container(node_kind kind, char opcode, std::span<const node_index> items);

  /// Puts items behind those that a container has.
  void append_items(node_index container, std::span<const node_index> items);
  void replace_item(node_index container, std::uint64_t place, node_index item);
  /// One opcode may have several effects; the first of them begins a change.
  void add_effect(node_index object, const effect& done, bool begins = true);

  void add_dropped(node_index call, node_index object);

  /// Keeps a text that does not lie in the file as it is.
  std::string_view keep(std::string text);
  /// Throws where `bytes` more are above the limit; call it before they are taken.
  void charge(std::uint64_t bytes) { budget_.charge(bytes); }
  /// Throws where the time is over.
  void check_time() const { budget_.check_time(); }
  /// no_node is no index of a node.
  [[nodiscard]] std::uint64_t most_objects() const { return std::min<std::uint64_t>(limits_.objects, no_node - 1); }

  void set_protocol(int protocol) { tree_->protocol_ = protocol; }
  [[nodiscard]] std::shared_ptr<const tree> finish(node_index root);

 private:
  void move_items(node_data& container, std::uint64_t room);
  std::uint32_t next_time();
  void note_change(node_data& container, std::uint32_t before);

  read_limits limits_;
  read_budget budget_;
  std::shared_ptr<tree> tree_ = std::make_shared<tree>();
  std::uint32_t time_ = 0;  // how many changes were made
  node_index none_ = no_node;
  std::array<node_index, 2> booleans_{no_node, no_node};
  node_index empty_tuple_ = no_node;
  std::array<node_index, 262> small_integers_;  // -5 to 256
};

}  // namespace typeplate::inline abi_1::weights::pickle
