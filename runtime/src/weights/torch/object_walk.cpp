// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "object_walk.hpp"

#include "../byte_reader.hpp"
#include "../limit_words.hpp"
#include "key_text.hpp"
#include "stated_tensor.hpp"

namespace typeplate::inline abi_1::weights::torch {
namespace {

using pickle::effect;
using pickle::effect_kind;
using pickle::no_node;
using pickle::node;
using pickle::node_data;
using pickle::node_kind;

// A call has three parts before its effects: what is called, the arguments, the keywords.
constexpr std::size_t parts_of_call = 3;

bool is_container(node_kind kind) {
  return kind == node_kind::tuple || kind == node_kind::list || kind == node_kind::dict || kind == node_kind::set ||
         kind == node_kind::frozenset;
}

bool is_call(node_kind kind) {
  return kind == node_kind::call || kind == node_kind::instance;
}

// References to parameters that an nn.LSTM keeps beside them.
constexpr std::string_view repeated_parameters = "_flat_weights";

bool has_key(node dict, std::string_view key) {
  return dict[key].exists();
}

bool is_module_state(node state) {
  return state.is(node_kind::dict) && has_key(state, "_parameters") && has_key(state, "_buffers") &&
         has_key(state, "_modules");
}

bool is_module_part(node key) {
  const auto text = key.as_text();
  return text == "_parameters" || text == "_buffers" || text == "_modules";
}

// The state of an object with slots: two dicts, or None where there is none.
bool is_state_pair(node state) {
  if (!state.is(node_kind::tuple) || state.size() != 2) return false;
  for (const node& half : state.items())
    if (!half.is(node_kind::dict) && !half.is(node_kind::none)) return false;
  return true;
}

object_role role_of_arguments(node call) {
  const std::string_view name = called_name(call);
  if (name == "collections\nOrderedDict") return object_role::pairs_argument;
  return name.starts_with("torch.jit._pickle\n") ? object_role::only_item : object_role::plain;
}

// NumPy's arrays have a tuple as well, of which one item at most holds anything.
object_role role_of_state(node call, node state) {
  if (is_module_state(state)) return object_role::module_state;
  if (is_state_pair(state) || call.class_name().ends_with("._reconstruct")) return object_role::only_item;
  return state.is(node_kind::dict) ? object_role::state : object_role::plain;
}

}  // namespace

std::size_t object_walk::count_of(const step& from) const {
  const node_data& data = objects_.nodes()[from.object];
  if (data.kind == node_kind::dict) return data.item_count / 2;
  if (from.role == object_role::pair) return 1;
  if (is_container(data.kind)) return data.item_count;
  return is_call(data.kind) ? parts_of_call + objects_.effects(data).size() : 0;
}

object_walk::step object_walk::next_item(step& from, std::size_t number) const {
  const node_data& data = objects_.nodes()[from.object];
  const auto items = objects_.items(data);
  step next;
  if (data.kind == node_kind::dict) {
    next.object = items[2 * number + 1];
    const pickle::node_index key = items[2 * number];
    if (from.role == object_role::module_state && objects_.at(key).as_text() == repeated_parameters)
      next.object = no_node;
    if (from.role != object_role::module_state || !is_module_part(objects_.at(key))) next.part.key = key;
    return next;
  }
  if (from.role == object_role::pair) {
    next.object = items[1];
    next.part.key = items[0];
    return next;
  }
  next.object = items[number];
  next.part = {.index = number, .counts = from.role == object_role::plain};
  if (from.role == object_role::pairs_argument) next.role = object_role::pairs;
  const bool entry = objects_.at(next.object).size() == 2 && !objects_.at(next.object).is(node_kind::dict);
  if (from.role == object_role::pairs && entry) next.role = object_role::pair;
  return next;
}

object_walk::step object_walk::next_of_call(step& from, std::size_t number) const {
  const node_data& data = objects_.nodes()[from.object];
  step next;
  if (number == 0) {
    next.object = data.callable;
  } else if (number == 1) {
    next.object = data.arguments;
    next.role = role_of_arguments(objects_.at(from.object));
  } else if (number == 2) {
    next.object = data.keywords;
  } else {
    const effect& done = objects_.effects(data)[number - parts_of_call];
    next.object = done.value;
    if (done.kind == effect_kind::assign)
      next.part.key = done.key;
    else if (done.kind == effect_kind::build)
      next.role = role_of_state(objects_.at(from.object), objects_.at(done.value));
    else if (objects_.at(from.object).class_name() != "joblib.numpy_pickle.NumpyArrayWrapper")
      next.part = {.index = from.appended++, .counts = true};
  }
  return next;
}

object_walk::step object_walk::next_of(step& from) const {
  const std::size_t number = from.next++;
  step next = is_call(objects_.nodes()[from.object].kind) ? next_of_call(from, number) : next_item(from, number);
  next.again = from.again;
  return next;
}

std::string object_walk::name_of(const step& last, std::string_view prefix) const {
  constexpr std::size_t deepest = 1000;
  if (way_.size() > deepest)
    throw over_budget("a tensor lies in its objects more than " + std::to_string(deepest) + " levels deep");
  std::string name(prefix);
  bool is_named = !prefix.empty();
  const auto add = [&](const name_part& part) {
    if (!part.counts && part.key == no_node) return;
    if (is_named) name += '.';
    is_named = true;
    name += part.counts ? std::to_string(part.index) : key_text(objects_.at(part.key));
  };
  for (const step& each : way_) add(each.part);
  add(last.part);
  return is_named ? name : "tensor";
}

void object_walk::enter(step next) {
  state& known = known_[next.object];
  if (known == state::on_the_way || known == state::without_tensors) return;
  next.again = next.again || known == state::with_tensors;
  known = state::on_the_way;
  way_.push_back(next);
}

void object_walk::leave() {
  const step left = way_.back();
  way_.pop_back();
  known_[left.object] = left.found ? state::with_tensors : state::without_tensors;
  if (left.found && !way_.empty()) way_.back().found = true;
}

void object_walk::look_at(const step& next, std::string_view prefix, const visit& is_tensor) {
  if (next.object == no_node) return;
  const node object = objects_.at(next.object);
  // What is said of an object is looked for among all that was done to it.
  constexpr std::size_t many = 1000;
  if (object.effects().size() > many)
    budget_.check_time();
  else
    budget_.step();
  const bool holds_items = is_container(object.kind());
  const bool inside = holds_items || is_call(object.kind());
  if (!inside && !object.is(node_kind::persistent)) return;
  if (holds_items || !is_tensor(object, [&] { return name_of(next, prefix); })) {
    if (inside) enter(next);
  } else if (!way_.empty()) {
    way_.back().found = true;
  }
}

void object_walk::run(pickle::node root, std::string_view prefix, const visit& is_tensor) {
  look_at({.object = root.index(), .part = {}}, prefix, is_tensor);
  while (!way_.empty()) {
    step& now = way_.back();
    if (now.next == count_of(now)) {
      leave();
      continue;
    }
    if (now.again && ++repeated_ > limits_.objects)
      throw over_budget("its objects share each other so often that they give " +
                        beyond_limit(limits_.objects, "names", "objects"));
    look_at(next_of(now), prefix, is_tensor);
  }
}

}  // namespace typeplate::inline abi_1::weights::torch
