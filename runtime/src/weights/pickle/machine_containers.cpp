// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "inert.hpp"
#include "machine.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

[[noreturn]] void refuse_target(node_kind kind, std::string_view action) {
  throw refusal_reason(std::string(words_of(kind)) + " takes no " + std::string(action));
}

}  // namespace

void machine::add_effects(node_index target, effect_kind kind, std::span<const node_index> values) {
  bool begins = true;
  for (const node_index value : values)
    builder_.add_effect(target, {kind, no_node, value}, std::exchange(begins, false));
}

void machine::append(node_index target, std::span<const node_index> items) {
  const node_kind kind = builder_[target].kind;
  if (kind == node_kind::list) return builder_.append_items(target, items);
  if (!is_inert(kind) && kind != node_kind::bytearray) refuse_target(kind, "items at its end");
  add_effects(target, effect_kind::append, items);
}

// What Python does with `list[key] = value`, so that the list is the one that Python would have.
void machine::assign_item(node_index list, node_index key, node_index value) {
  const node_data& number = builder_[key];
  const std::int64_t count = builder_[list].item_count;
  const bool fits =
      number.kind == node_kind::integer && number.text.empty() && number.number < count && number.number >= -count;
  if (!fits) throw refusal_reason("a list of " + std::to_string(count) + " items has no item under such a key");
  const std::int64_t place = number.number < 0 ? number.number + count : number.number;
  builder_.replace_item(list, static_cast<std::uint64_t>(place), value);
}

void machine::assign(node_index target, std::span<const node_index> pairs) {
  const node_kind kind = builder_[target].kind;
  if (pairs.size() % 2 != 0) throw refusal_reason("a key has no value");
  if (kind == node_kind::dict) return builder_.append_items(target, pairs);
  if (!is_inert(kind) && kind != node_kind::bytearray && kind != node_kind::list)
    refuse_target(kind, "values under keys");
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    if (kind == node_kind::list)
      assign_item(target, pairs[i], pairs[i + 1]);
    else
      builder_.add_effect(target, {effect_kind::assign, pairs[i], pairs[i + 1]}, i == 0);
  }
}

void machine::load_empty_list() {
  push(builder_.container(node_kind::list, 0, {}));
}

void machine::load_append() {
  const node_index item = pop();
  append(top(), std::array{item});
}

void machine::load_appends() {
  const auto items = pop_to_mark();
  append(top(), items);
}

void machine::load_list() {
  push(builder_.container(node_kind::list, 0, pop_to_mark()));
}

void machine::load_empty_tuple() {
  push(builder_.empty_tuple());
}

void machine::load_tuple() {
  const auto items = pop_to_mark();
  push(items.empty() ? builder_.empty_tuple() : builder_.container(node_kind::tuple, 0, items));
}

void machine::push_tuple(std::size_t count) {
  std::array<node_index, 3> items{};
  for (std::size_t i = count; i-- > 0;) items.at(i) = pop();
  push(builder_.container(node_kind::tuple, 0, std::span(items).first(count)));
}

void machine::load_tuple1() {
  push_tuple(1);
}

void machine::load_tuple2() {
  push_tuple(2);
}

void machine::load_tuple3() {
  push_tuple(3);
}

void machine::load_empty_dict() {
  push(builder_.container(node_kind::dict, 0, {}));
}

void machine::load_dict() {
  const auto items = pop_to_mark();
  if (items.size() % 2 != 0) throw refusal_reason("a key has no value");
  push(builder_.container(node_kind::dict, 0, items));
}

void machine::load_setitem() {
  const node_index value = pop();
  const node_index key = pop();
  assign(top(), std::array{key, value});
}

void machine::load_setitems() {
  const auto pairs = pop_to_mark();
  assign(top(), pairs);
}

void machine::load_empty_set() {
  push(builder_.container(node_kind::set, 0, {}));
}

void machine::load_additems() {
  const auto items = pop_to_mark();
  const node_index target = top();
  const node_kind kind = builder_[target].kind;
  if (kind == node_kind::set) return builder_.append_items(target, items);
  if (!is_inert(kind)) refuse_target(kind, "items of a set");
  add_effects(target, effect_kind::add, items);
}

void machine::load_frozenset() {
  push(builder_.container(node_kind::frozenset, 0, pop_to_mark()));
}

}  // namespace typeplate::inline abi_1::weights::pickle
