// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/pickle/tree.hpp>

#include <algorithm>
#include <array>

#include "inert.hpp"
#include "python2_names.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

constexpr std::array<std::string_view, 18> kind_words = {"None",
                                                         "a boolean",
                                                         "an integer",
                                                         "a float",
                                                         "a text",
                                                         "bytes",
                                                         "a bytearray",
                                                         "a tuple",
                                                         "a list",
                                                         "a dict",
                                                         "a set",
                                                         "a frozenset",
                                                         "a class or function",
                                                         "a call",
                                                         "an instance of a class",
                                                         "a persistent id",
                                                         "an extension code",
                                                         "an out-of-band buffer"};

// Pickles before protocol 3 name things as Python 2 did, and Python 3 reads them by its own names.
std::string dotted_name(const node_data& global) {
  const auto length = static_cast<std::size_t>(global.number);
  global_name name{global.text.substr(0, length), global.text.substr(length + 1)};
  if (global.truth) name = python3_name(name.module, name.name);
  return std::string(name.module) + "." + std::string(name.name);
}

// dill asks for a builtin type by a call: _load_type("set"). Others of its names mean types without one.
std::string dill_type(const node& called) {
  constexpr std::array<std::string_view, 16> builtins = {
      "bool", "bytearray", "bytes", "complex", "dict",  "float", "frozenset", "int",
      "list", "object",    "range", "set",     "slice", "str",   "tuple",     "type"};
  if (!called.is(node_kind::call) || !called.callable().is(node_kind::global)) return {};
  const std::string name = called.class_name();
  if (name != "dill._dill._load_type" && name != "dill.dill._load_type") return {};
  const auto type = called.arguments()[std::size_t{0}].as_text();
  return type && std::ranges::find(builtins, *type) != builtins.end() ? "builtins." + std::string(*type) : "";
}

// A state is a dict, or a pair of a dict or None and the dict of the slots.
void add_attributes(const node& state, std::vector<std::pair<node, node>>& found) {
  const auto add = [&found](const std::vector<std::pair<node, node>>& more) {
    found.insert(found.end(), more.begin(), more.end());
  };
  if (!state.is(node_kind::tuple) || state.size() != 2) return add(state.entries());
  add(state[std::size_t{0}].entries());
  add(state[std::size_t{1}].entries());
}

node attribute_of(const node& state, std::string_view name) {
  if (!state.is(node_kind::tuple) || state.size() != 2) return state[name];
  const node slot = state[std::size_t{1}][name];
  return slot.exists() ? slot : state[std::size_t{0}][name];
}

// A double holds these integers, and all between them, exactly.
constexpr std::int64_t exact_integers = std::int64_t{1} << 53U;

}  // namespace

std::string_view words_of(node_kind kind) {
  return kind_words.at(static_cast<std::size_t>(kind));
}

std::span<const effect> tree::effects(const node_data& data) const {
  return !is_filled(data.kind) && data.effects < effects_.size() ? std::span<const effect>(effects_[data.effects])
                                                                 : std::span<const effect>();
}

std::uint32_t tree::change_count(const node_data& data) const {
  return is_filled(data.kind) ? data.item_count : static_cast<std::uint32_t>(effects(data).size());
}

change tree::change_at(const node_data& data, std::uint32_t first) const {
  if (is_filled(data.kind)) {
    if (data.effects >= changes_.size()) return {data.item_count, data.time};
    return *std::ranges::upper_bound(changes_[data.effects], first, {}, &change::end);
  }
  const auto done = effects(data).subspan(first);
  const auto other = std::ranges::find_if(done, [&done](const effect& each) {
    return each.kind != done.front().kind || each.time != done.front().time;
  });
  return {first + static_cast<std::uint32_t>(other - done.begin()), done.front().time};
}

std::vector<std::string> tree::global_names() const {
  std::vector<std::string> names;
  for (const node_data& data : nodes_)
    if (data.kind == node_kind::global) names.push_back(dotted_name(data));
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

const node_data& node::data() const {
  return tree_->nodes()[index_];
}

node node::at(node_index index) const {
  return index == no_node ? node() : node(*tree_, index);
}

std::optional<bool> node::as_boolean() const {
  return is(node_kind::boolean) ? std::optional(data().truth) : std::nullopt;
}

std::optional<std::int64_t> node::as_integer() const {
  return is(node_kind::integer) && data().text.empty() ? std::optional(data().number) : std::nullopt;
}

std::optional<double> node::as_floating() const {
  if (is(node_kind::floating)) return data().floating();
  const auto whole = as_integer();
  if (!whole || *whole > exact_integers || *whole < -exact_integers) return std::nullopt;
  return static_cast<double>(*whole);
}

std::optional<std::string_view> node::as_text() const {
  return is(node_kind::text) ? std::optional(data().text) : std::nullopt;
}

std::optional<std::string_view> node::as_bytes() const {
  const bool in_file = is(node_kind::buffer) && data().text.data() != nullptr;
  const bool bytes = is(node_kind::bytes) || is(node_kind::bytearray) || in_file ||
                     (is(node_kind::text) && data().is_python2_string());
  return bytes ? std::optional(data().text) : std::nullopt;
}

std::optional<std::string_view> node::long_bytes() const {
  return is(node_kind::integer) && !data().text.empty() ? std::optional(data().text) : std::nullopt;
}

// The protocols 0 and 1 give what a class inherits from list or dict as the third argument of a helper of copyreg.
node node::base_value() const {
  if (!is(node_kind::call) || !callable().is(node_kind::global)) return *this;
  const std::string_view name = callable().data().text;
  if (name != "copy_reg\n_reconstructor" && name != "copyreg\n_reconstructor") return *this;
  const node base =
      at(tree_->items(arguments().data()).size() == 3 ? tree_->items(arguments().data())[2] : no_node);
  return base.is(node_kind::list) || base.is(node_kind::tuple) || base.is(node_kind::dict) ? base : *this;
}

std::vector<node> node::items() const {
  std::vector<node> found;
  if (!exists()) return found;
  const node base = base_value();
  if (!base.is(node_kind::dict))
    for (const node_index item : tree_->items(base.data())) found.push_back(at(item));
  for (const effect& done : effects())
    if (done.kind == effect_kind::append || done.kind == effect_kind::add) found.push_back(at(done.value));
  return found;
}

std::size_t node::size() const {
  if (!exists()) return 0;
  const node base = base_value();
  const std::size_t own = base.is(node_kind::dict) ? 0 : base.data().item_count;
  return own + static_cast<std::size_t>(std::ranges::count_if(effects(), [](const effect& done) {
           return done.kind == effect_kind::append || done.kind == effect_kind::add;
         }));
}

node node::operator[](std::size_t item) const {
  if (!exists()) return {};
  const node base = base_value();
  const auto own = base.is(node_kind::dict) ? std::span<const node_index>() : tree_->items(base.data());
  if (item < own.size()) return at(own[item]);
  item -= own.size();
  for (const effect& done : effects())
    if ((done.kind == effect_kind::append || done.kind == effect_kind::add) && item-- == 0) return at(done.value);
  return {};
}

std::vector<std::pair<node, node>> node::entries() const {
  std::vector<std::pair<node, node>> found;
  if (!exists()) return found;
  const node base = base_value();
  if (base.is(node_kind::dict)) {
    const auto own = tree_->items(base.data());
    for (std::size_t i = 0; i + 1 < own.size(); i += 2) found.emplace_back(at(own[i]), at(own[i + 1]));
  }
  for (const effect& done : effects())
    if (done.kind == effect_kind::assign) found.emplace_back(at(done.key), at(done.value));
  return found;
}

// From the end: the last value of a key counts.
node node::operator[](std::string_view key) const {
  if (!exists()) return {};
  const auto done = effects();
  for (std::size_t i = done.size(); i-- > 0;)
    if (done[i].kind == effect_kind::assign && at(done[i].key).as_text() == key) return at(done[i].value);
  const node base = base_value();
  if (!base.is(node_kind::dict)) return {};
  const auto own = tree_->items(base.data());
  for (std::size_t i = own.size(); i > 1; i -= 2)
    if (at(own[i - 2]).as_text() == key) return at(own[i - 1]);
  return {};
}

std::string node::class_name() const {
  if (is(node_kind::global)) return dotted_name(data());
  if (!is(node_kind::call) && !is(node_kind::instance)) return {};
  const node called = callable();
  if (!called.is(node_kind::global)) return dill_type(called);
  std::string name = dotted_name(called.data());
  // The helpers by which copyreg makes an object of the class that is their first argument.
  if (name != "copyreg._reconstructor" && name != "copyreg.__newobj__" && name != "copyreg.__newobj_ex__")
    return name;
  const node type = arguments()[std::size_t{0}];
  return type.is(node_kind::global) ? dotted_name(type.data()) : name;
}

node node::callable() const {
  return exists() ? at(data().callable) : node();
}

node node::arguments() const {
  return exists() ? at(data().arguments) : node();
}

node node::keywords() const {
  return exists() ? at(data().keywords) : node();
}

std::span<const effect> node::effects() const {
  return exists() ? tree_->effects(data()) : std::span<const effect>();
}

node node::state() const {
  const auto done = effects();
  for (std::size_t i = done.size(); i-- > 0;)
    if (done[i].kind == effect_kind::build) return at(done[i].value);
  return {};
}

std::vector<std::pair<node, node>> node::attributes() const {
  std::vector<std::pair<node, node>> found;
  for (const effect& done : effects())
    if (done.kind == effect_kind::build) add_attributes(at(done.value), found);
  return found;
}

node node::attribute(std::string_view name) const {
  const auto done = effects();
  for (std::size_t i = done.size(); i-- > 0;) {
    if (done[i].kind != effect_kind::build) continue;
    const node found = attribute_of(at(done[i].value), name);
    if (found.exists()) return found;
  }
  return {};
}

}  // namespace typeplate::inline abi_1::weights::pickle
