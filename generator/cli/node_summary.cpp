// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/node_summary.hpp"

#include <algorithm>
#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>

#include "text/counted.hpp"
#include "text/doc_comment.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

using pickle::node;
using pickle::node_kind;

std::string container_words(const node& of, const char* name, const char* what) {
  const std::size_t size = of.is(node_kind::dict) ? of.owner().items(of.data()).size() / 2 : of.size();
  if (std::string_view(what) == "entry")
    return std::string(name) + ", " + std::to_string(size) + (size == 1 ? " entry" : " entries");
  return std::string(name) + ", " + counted(size, what);
}

// Every object of a class has its name, which may be as long as the file likes.
std::string cut_name(std::string name, const ValueRoom& room) {
  return weights::clipped(std::move(name), room.text);
}

NodeSummary known_object(const node& of, std::string words, bool is_whole, const ValueRoom& room) {
  const std::string name = of.class_name();
  return {
      .words = std::move(words), .class_name = cut_name(name, room), .mark = mark_of(name), .is_whole = is_whole};
}

// An array with its first numbers; nothing for what is none.
std::optional<NodeSummary> array_summary(const node& of, const ValueRoom& room) {
  std::optional<pickle::array> array;
  try {
    array = pickle::as_array(of);
  } catch (const error& refused) {
    return known_object(of, "an array that NumPy refuses: " + visible_text(refused.what()), false, room);
  }
  if (!array) return std::nullopt;
  return known_object(of, array_words(*array, room), array->objects.empty(), room);
}

// Of an object whose class nothing names.
std::string nameless_words(const node& of) {
  return std::string(words_of(of.kind())) +
         (of.is(node_kind::extension) ? " " + std::to_string(of.data().number) : "");
}

NodeSummary object_summary(const node& of, const ValueRoom& room) {
  if (auto array = array_summary(of, room)) return *std::move(array);
  if (auto tensor = tensor_words(of)) return known_object(of, *std::move(tensor), true, room);
  // What was done to a value afterwards is no part of it, and shown.
  if (auto value = call_words(of, room)) return known_object(of, *std::move(value), of.effects().empty(), room);
  const std::string name = of.class_name();
  NodeSummary summary{.words = {}, .class_name = cut_name(name, room), .mark = mark_of(name)};
  if (name.empty()) {
    summary.words = nameless_words(of);
    return summary;
  }
  const std::string shown = visible_text(weights::clipped(name, 200));
  if (const auto entries = pickle::as_mapping(of))
    summary.words = shown + ", " + std::to_string(entries->size()) + (entries->size() == 1 ? " entry" : " entries");
  else if (of.is(node_kind::call))
    summary.words = shown + (of.attributes().empty() ? "(...)" : "");
  else
    summary.words = shown;
  return summary;
}

// Labels are short: keys that are containers are named by their kind.
std::string key_words(const node& key, const ValueRoom& room) {
  const NodeSummary summary = summary_of(key, room);
  return "[" + (summary.is_whole ? summary.words : std::string(words_of(key.kind()))) + "]";
}

// "[1,2]": a place of an array by its number in row-major order; "[()]" of an array without axes, as in NumPy.
std::string place_words(std::uint64_t number, const std::vector<std::uint64_t>& shape) {
  std::string words;
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    words.insert(0, std::to_string(number % shape[axis]) + (words.empty() ? "" : ","));
    number /= shape[axis];
  }
  return "[" + (shape.empty() ? "()" : words) + "]";
}

// An array that NumPy would take, and whose elements are objects.
std::optional<pickle::array> array_of_objects(const node& of) {
  try {
    auto array = pickle::as_array(of);
    if (array && !array->objects.empty()) return array;
  } catch (const error&) {
  }
  return std::nullopt;
}

class ChildCollector {
 public:
  ChildCollector(std::size_t most, const ValueRoom& room) : most_(most), room_(room) {}

  void add(const std::string& label, const node& child) {
    if (child.exists()) add_each(1, [&](std::size_t) { return NodeChild{label, child}; });
  }

  void add_all(const std::vector<std::pair<node, node>>& entries) {
    add_each(entries.size(), [&](std::size_t i) {
      return NodeChild{key_words(entries[i].first, room_), entries[i].second};
    });
  }

  void add_all(const std::vector<node>& items, char open, char close) {
    add_each(items.size(), [&](std::size_t i) { return NodeChild{open + std::to_string(i) + close, items[i]}; });
  }

  void add_elements(const pickle::array& array) {
    add_each(array.objects.size(), [&](std::size_t i) {
      return NodeChild{place_words(i, array.shape), array.objects[i]};
    });
  }

  void add_attribute(const node& name, const node& value) {
    const auto text = name.as_text();
    add(text ? "." + cut_text(*text, room_) : key_words(name, room_), value);
  }

  NodeChildren take() { return std::move(found_); }

 private:
  // The labels of what is not shown are never made: there may be millions.
  template <class MakeChild>
  void add_each(std::size_t count, MakeChild child) {
    const std::size_t shown = std::min(count, most_ - found_.shown.size());
    for (std::size_t i = 0; i < shown; ++i) found_.shown.push_back(child(i));
    found_.hidden += count - shown;
  }

  std::size_t most_;
  ValueRoom room_;
  NodeChildren found_;
};

// Of calls, instances and persistent objects: what they are made of, then what was done to them.
void add_object(const node& of, ChildCollector& children) {
  if (of.is(node_kind::persistent)) return children.add("id", of.callable());
  if (const auto array = array_of_objects(of)) return children.add_elements(*array);
  if (of.class_name().empty()) children.add("callable", of.callable());
  const node arguments = of.arguments();
  const bool is_mapping = pickle::as_mapping(of).has_value();
  if (arguments.is(node_kind::tuple) && !is_mapping)
    children.add_all(arguments.items(), '(', ')');
  else if (arguments.exists() && !is_mapping)
    children.add("(*)", arguments);
  if (of.keywords().exists()) children.add_all(of.keywords().entries());
  for (const auto& [name, value] : of.attributes()) children.add_attribute(name, value);
  if (of.attributes().empty()) children.add("state", of.state());
  if (const auto entries = pickle::as_mapping(of))
    children.add_all(*entries);
  else
    children.add_all(of.entries());
  children.add_all(of.items(), '[', ']');
}

}  // namespace

NodeSummary summary_of(const pickle::node& node, const ValueRoom& room) {
  switch (node.kind()) {
    case node_kind::tuple:
      return {.words = container_words(node, "tuple", "item"), .class_name = {}};
    case node_kind::list:
      return {.words = container_words(node, "list", "item"), .class_name = {}};
    case node_kind::dict:
      return {.words = container_words(node, "dict", "entry"), .class_name = {}};
    case node_kind::set:
      return {.words = container_words(node, "set", "item"), .class_name = {}};
    case node_kind::frozenset:
      return {.words = container_words(node, "frozenset", "item"), .class_name = {}};
    case node_kind::global: {
      const std::string name = node.class_name();
      return {.words = "the name " + visible_text(weights::clipped(name, 200)),
              .class_name = cut_name(name, room),
              .mark = mark_of(name),
              .is_whole = true};
    }
    case node_kind::call:
    case node_kind::instance:
    case node_kind::persistent:
    case node_kind::extension:
      return object_summary(node, room);
    default:
      return {.words = plain_words(node, room), .class_name = {}, .mark = ClassMark::Known, .is_whole = true};
  }
}

NodeChildren children_of(const pickle::node& node, std::size_t most, const ValueRoom& room) {
  ChildCollector children(most, room);
  if (node.is(node_kind::dict))
    children.add_all(node.entries());
  else if (node.is(node_kind::call) || node.is(node_kind::instance) || node.is(node_kind::persistent))
    add_object(node, children);
  else
    children.add_all(node.items(), '[', ']');
  return children.take();
}

}  // namespace typeplate::inline abi_1::generator
