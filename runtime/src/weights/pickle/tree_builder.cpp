// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "tree_builder.hpp"

#include <algorithm>
#include <utility>

#include "../limit_words.hpp"
#include "inert.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

constexpr std::int64_t smallest_shared = -5;
// What a vector of its own costs beside its contents.
constexpr std::uint64_t effects_cost = 64;
constexpr std::uint64_t text_cost = 64;

}  // namespace

tree_builder::tree_builder(const read_limits& limits, std::chrono::steady_clock::time_point begun)
    : limits_(limits), budget_(limits, begun, {.subject = "its objects", .take = "take"}) {
  small_integers_.fill(no_node);
}

node_index tree_builder::add(const node_data& data) {
  if (tree_->nodes_.size() >= most_objects())
    throw over_budget("it has " + beyond_limit(limits_.objects, "objects", "objects"));
  // Twice: a growing vector holds more than it needs.
  charge(2 * sizeof(node_data));
  tree_->nodes_.push_back(data);
  tree_->nodes_.back().time = time_;
  return static_cast<node_index>(tree_->nodes_.size() - 1);
}

node_index tree_builder::none() {
  if (none_ == no_node) none_ = add({.kind = node_kind::none});
  return none_;
}

node_index tree_builder::boolean(bool truth) {
  node_index& shared = booleans_.at(truth ? 1 : 0);
  if (shared == no_node) shared = add({.kind = node_kind::boolean, .truth = truth});
  return shared;
}

node_index tree_builder::integer(std::int64_t value) {
  const auto place = static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(smallest_shared);
  if (place >= small_integers_.size()) return add({.kind = node_kind::integer, .number = value});
  node_index& shared = small_integers_.at(static_cast<std::size_t>(place));
  if (shared == no_node) shared = add({.kind = node_kind::integer, .number = value});
  return shared;
}

node_index tree_builder::empty_tuple() {
  if (empty_tuple_ == no_node) empty_tuple_ = add({.kind = node_kind::tuple});
  return empty_tuple_;
}

node_index tree_builder::container(node_kind kind, char opcode, std::span<const node_index> items) {
  const node_index made = add({.kind = kind, .opcode = opcode, .first_item = tree_->items_.size()});
  append_items(made, items);
  return made;
}

// The items of one container lie together: one that grows and is not the last moves behind all others, with room
// for as many again, so that what moving costs stays in proportion to what was appended.
void tree_builder::move_items(node_data& container, std::uint64_t room) {
  auto& pool = tree_->items_;
  charge(2 * room * sizeof(node_index));
  const std::uint64_t begin = pool.size();
  pool.resize(pool.size() + static_cast<std::size_t>(room), no_node);
  const auto from = pool.begin() + static_cast<std::ptrdiff_t>(container.first_item);
  std::copy(from, from + container.item_count, pool.begin() + static_cast<std::ptrdiff_t>(begin));
  container.first_item = begin;
  container.item_room = static_cast<std::uint32_t>(room);
}

void tree_builder::append_items(node_index index, std::span<const node_index> items) {
  if (items.empty()) return;
  node_data& container = at(index);
  const std::uint64_t wanted = std::uint64_t{container.item_count} + items.size();
  if (wanted > most_objects())
    throw over_budget("one container has " + beyond_limit(limits_.objects, "items", "objects"));
  if (wanted > container.item_room) move_items(container, container.item_count == 0 ? wanted : 2 * wanted);
  std::copy(items.begin(), items.end(),
            tree_->items_.begin() + static_cast<std::ptrdiff_t>(container.first_item + container.item_count));
  const std::uint32_t before = container.item_count;
  container.item_count = static_cast<std::uint32_t>(wanted);
  if (is_filled(container.kind)) note_change(container, before);
}

std::uint32_t tree_builder::next_time() {
  if (time_ == no_node - 1)
    throw refusal_reason("it changes its objects more often than " + std::to_string(time_) + " times");
  return ++time_;
}

// Most containers are filled in one step, and need no list of them.
void tree_builder::note_change(node_data& container, std::uint32_t before) {
  const std::uint32_t now = next_time();
  if (before == 0) {
    container.time = now;
    return;
  }
  auto& all = tree_->changes_;
  if (container.effects >= all.size()) {
    charge(effects_cost);
    container.effects = static_cast<std::uint32_t>(all.size());
    all.push_back({{before, container.time}});
  }
  charge(2 * sizeof(change));
  all[container.effects].push_back({container.item_count, now});
}

// Nobody but attackers replaces an item: the list counts as filled only now, so that all its items were made before
// it was filled.
void tree_builder::replace_item(node_index index, std::uint64_t place, node_index item) {
  node_data& container = at(index);
  tree_->items_[static_cast<std::size_t>(container.first_item + place)] = item;
  container.time = next_time();
  if (container.effects < tree_->changes_.size()) tree_->changes_[container.effects].clear();
  container.effects = no_node;
}

void tree_builder::add_effect(node_index object, const effect& done, bool begins) {
  const std::uint32_t now = begins ? next_time() : time_;
  auto& all = tree_->effects_;
  node_data& data = at(object);
  if (data.effects >= all.size()) {
    charge(effects_cost);
    data.effects = static_cast<std::uint32_t>(all.size());
    all.emplace_back();
  }
  charge(2 * sizeof(effect));
  all[data.effects].push_back(done);
  all[data.effects].back().time = now;
}

void tree_builder::add_dropped(node_index call, node_index object) {
  charge(2 * sizeof(dropped_call));
  tree_->dropped_.push_back({call, object, next_time()});
}

std::string_view tree_builder::keep(std::string text) {
  charge(text.capacity() + text_cost);
  return tree_->texts_.emplace_back(std::move(text));
}

std::shared_ptr<const tree> tree_builder::finish(node_index root) {
  tree_->root_ = root;
  return tree_;
}

}  // namespace typeplate::inline abi_1::weights::pickle
