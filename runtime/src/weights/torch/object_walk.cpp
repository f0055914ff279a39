// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "object_walk.hpp"

#include <algorithm>
#include <array>

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

constexpr std::string_view joblib_wrapper = "joblib.numpy_pickle.NumpyArrayWrapper";

bool is_container(node_kind kind) {
  return kind == node_kind::tuple || kind == node_kind::list || kind == node_kind::dict || kind == node_kind::set ||
         kind == node_kind::frozenset;
}

bool is_call(node_kind kind) {
  return kind == node_kind::call || kind == node_kind::instance;
}

// What can neither be a tensor nor hold one.
bool is_plain(node_kind kind) {
  return !is_container(kind) && !is_call(kind) && kind != node_kind::persistent;
}

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

// An nn.LSTM keeps references to its parameters beside them. A list of other tensors may have the name as well.
bool is_list_of_parameters(node key, node value, node module) {
  if (key.as_text() != "_flat_weights" || !value.is(node_kind::list)) return false;
  std::vector<pickle::node_index> parameters;
  for (const auto& [name, parameter] : module["_parameters"].entries()) parameters.push_back(parameter.index());
  std::ranges::sort(parameters);
  return std::ranges::all_of(value.items(), [&parameters](const node& each) {
    return std::ranges::binary_search(parameters, each.index());
  });
}

// What PyTorch's and dill's functions get behind the tensor itself: its attributes.
node attributes_given(node tensor) {
  constexpr std::array with_attributes{
      std::string_view("torch._utils\n_rebuild_parameter_with_state"),
      std::string_view("torch._tensor\n_rebuild_from_type_v2"),
      std::string_view("torch.tensor\n_rebuild_from_type_v2"),
      std::string_view("dill._dill\n_create_array"),
  };
  constexpr std::size_t place = 3;
  const bool has_some = std::ranges::find(with_attributes, called_name(tensor)) != with_attributes.end();
  return has_some ? tensor.arguments()[place] : node();
}

// Whether anything hangs on a tensor. An array of NumPy has one state, whose five parts are the array itself; what
// a class of its own keeps stands behind them.
bool has_attributes(node tensor) {
  if (!is_call(tensor.kind()) || tensor.class_name() == joblib_wrapper) return false;
  if (const node given = attributes_given(tensor); given.exists() && !given.is(node_kind::none)) return true;
  const auto effects = tensor.effects();
  constexpr std::size_t parts_of_array = 5;
  const bool is_array = effects.size() == 1 && called_name(tensor).ends_with("\n_reconstruct");
  return is_array ? tensor.state().size() > parts_of_array : !effects.empty();
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
  if (from.role == object_role::pair) return 1;
  if (is_container(data.kind)) return data.item_count;
  // The keys that were assigned to come last.
  return is_call(data.kind) ? parts_of_call + 2 * objects_.effects(data).size() : 0;
}

// Each value, and each key, which may be a tensor as well or hold some; that has the name of its dict.
object_walk::step object_walk::next_entry(const step& from, std::size_t number) const {
  const auto items = objects_.items(objects_.nodes()[from.object]);
  step next;
  next.object = items[number];
  if (number % 2 == 0) {
    if (is_plain(objects_.nodes()[next.object].kind)) next.object = no_node;
    return next;
  }
  const node key = objects_.at(items[number - 1]);
  const bool in_module = from.role == object_role::module_state;
  if (in_module && is_list_of_parameters(key, objects_.at(next.object), objects_.at(from.object)))
    next.object = no_node;
  if (!in_module || !is_module_part(key)) next.part.key = key.index();
  return next;
}

object_walk::step object_walk::next_item(step& from, std::size_t number) const {
  const node_data& data = objects_.nodes()[from.object];
  const auto items = objects_.items(data);
  step next;
  if (data.kind == node_kind::dict) return next_entry(from, number);
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

// The values of all effects, then the keys that were assigned to.
object_walk::step object_walk::next_effect(step& from, std::size_t number) const {
  const auto effects = objects_.effects(objects_.nodes()[from.object]);
  const bool is_key = number >= effects.size();
  const effect& done = effects[is_key ? number - effects.size() : number];
  step next;
  if (is_key) {
    const bool may_hold = done.kind == effect_kind::assign && !is_plain(objects_.at(done.key).kind());
    next.object = may_hold ? done.key : no_node;
    return next;
  }
  next.object = done.value;
  if (done.kind == effect_kind::assign)
    next.part.key = done.key;
  else if (done.kind == effect_kind::build)
    next.role = role_of_state(objects_.at(from.object), objects_.at(done.value));
  else if (objects_.at(from.object).class_name() != joblib_wrapper)
    next.part = {.index = from.appended++, .counts = true};
  return next;
}

object_walk::step object_walk::next_of_call(step& from, std::size_t number) const {
  if (number >= parts_of_call) return next_effect(from, number - parts_of_call);
  const node_data& data = objects_.nodes()[from.object];
  step next;
  if (from.role == object_role::tensor) {
    const node given = number == 0 ? attributes_given(objects_.at(from.object)) : node();
    if (!given.exists()) return next;
    next.object = given.index();
    next.role = role_of_state(objects_.at(from.object), given);
  } else if (number == 0) {
    next.object = data.callable;
  } else if (number == 1) {
    next.object = data.arguments;
    next.role = role_of_arguments(objects_.at(from.object));
  } else {
    next.object = data.keywords;
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
  budget_.check_time();
  std::string name(prefix);
  bool is_named = !prefix.empty();
  const auto add = [&](const name_part& part) {
    if (!part.counts && part.key == no_node) return;
    if (is_named) name += '.';
    is_named = true;
    name += part.counts ? std::to_string(part.index) : key_text(objects_.at(part.key));
    if (name.size() > limits_.object_bytes)
      throw over_budget("the name of a tensor takes " +
                        beyond_limit(limits_.object_bytes, "bytes", "object_bytes"));
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

void object_walk::look_at(step next, std::string_view prefix, const visit& look) {
  if (next.object == no_node) return;
  const node object = objects_.at(next.object);
  // What is said of an object is looked for among all that was done to it.
  constexpr std::size_t many = 1000;
  if (object.effects().size() > many)
    budget_.check_time();
  else
    budget_.step();
  const bool holds_items = is_container(object.kind());
  if (is_plain(object.kind())) return;
  look_further further = look_further::into_parts;
  if (!holds_items) further = look(object, [&] { return name_of(next, prefix); });
  if (further == look_further::into_parts) {
    if (!object.is(node_kind::persistent)) enter(next);
    return;
  }
  if (!way_.empty()) way_.back().found = true;
  next.role = object_role::tensor;
  if (further == look_further::into_attributes && has_attributes(object)) enter(next);
}

void object_walk::run(pickle::node root, std::string_view prefix, const visit& look) {
  look_at({.object = root.index(), .part = {}}, prefix, look);
  while (!way_.empty()) {
    step& now = way_.back();
    if (now.next == count_of(now)) {
      leave();
      continue;
    }
    if (now.again && ++repeated_ > limits_.objects)
      throw over_budget("its objects share each other so often that they give " +
                        beyond_limit(limits_.objects, "names", "objects"));
    look_at(next_of(now), prefix, look);
  }
}

}  // namespace typeplate::inline abi_1::weights::torch
