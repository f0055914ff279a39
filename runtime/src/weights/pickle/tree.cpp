// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/pickle/tree.hpp>

#include <algorithm>
#include <array>
#include <cmath>

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

std::string_view python3_module(std::string_view module) {
  if (module == "__builtin__") return "builtins";
  return module == "copy_reg" ? "copyreg" : module;
}

std::string dotted_name(const node_data& global) {
  const auto length = static_cast<std::size_t>(global.number);
  return std::string(python3_module(global.text.substr(0, length))) + "." +
         std::string(global.text.substr(length + 1));
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

// A double holds these integers, and all between them, exactly.
constexpr std::int64_t exact_integers = std::int64_t{1} << 53U;

}  // namespace

std::string_view words_of(node_kind kind) {
  return kind_words.at(static_cast<std::size_t>(kind));
}

std::span<const effect> tree::effects(const node_data& data) const {
  return data.effects < effects_.size() ? std::span<const effect>(effects_[data.effects])
                                        : std::span<const effect>();
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

std::vector<node> node::items() const {
  std::vector<node> found;
  if (!exists() || is(node_kind::dict)) return found;
  for (const node_index item : tree_->items(data())) found.push_back(at(item));
  for (const effect& done : effects())
    if (done.kind == effect_kind::append || done.kind == effect_kind::add) found.push_back(at(done.value));
  return found;
}

std::size_t node::size() const {
  if (!exists() || is(node_kind::dict)) return 0;
  return data().item_count + static_cast<std::size_t>(std::ranges::count_if(effects(), [](const effect& done) {
           return done.kind == effect_kind::append || done.kind == effect_kind::add;
         }));
}

node node::operator[](std::size_t item) const {
  if (!exists() || is(node_kind::dict)) return {};
  const auto own = tree_->items(data());
  if (item < own.size()) return at(own[item]);
  if (effects().empty()) return {};
  const auto all = items();
  return item < all.size() ? all[item] : node();
}

std::vector<std::pair<node, node>> node::entries() const {
  std::vector<std::pair<node, node>> found;
  if (!exists()) return found;
  if (is(node_kind::dict)) {
    const auto own = tree_->items(data());
    for (std::size_t i = 0; i + 1 < own.size(); i += 2) found.emplace_back(at(own[i]), at(own[i + 1]));
  }
  for (const effect& done : effects())
    if (done.kind == effect_kind::assign) found.emplace_back(at(done.key), at(done.value));
  return found;
}

node node::operator[](std::string_view key) const {
  node found;
  for (const auto& [name, value] : entries())
    if (name.as_text() == key) found = value;
  return found;
}

std::string node::class_name() const {
  if (is(node_kind::global)) return dotted_name(data());
  if (!is(node_kind::call) && !is(node_kind::instance)) return {};
  const node called = callable();
  if (!called.is(node_kind::global)) return {};
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
  node_index last = no_node;
  for (const effect& done : effects())
    if (done.kind == effect_kind::build) last = done.value;
  return exists() ? at(last) : node();
}

std::vector<std::pair<node, node>> node::attributes() const {
  std::vector<std::pair<node, node>> found;
  for (const effect& done : effects())
    if (done.kind == effect_kind::build) add_attributes(at(done.value), found);
  return found;
}

node node::attribute(std::string_view name) const {
  node found;
  for (const auto& [key, value] : attributes())
    if (key.as_text() == name) found = value;
  return found;
}

}  // namespace typeplate::inline abi_1::weights::pickle
