// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/node_summary.hpp"

#include <algorithm>
#include <cmath>
#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/printable.hpp>
#include <typeplate/weights/tensor.hpp>

#include "cli/weights_input.hpp"
#include "text/counted.hpp"
#include "text/doc_comment.hpp"
#include "typeplate/card/json.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

using pickle::node;
using pickle::node_kind;

constexpr std::size_t longest_text = 60;
constexpr std::size_t numbers_shown = 6;

std::string text_words(std::string_view text) {
  const bool is_long = text.size() > longest_text;
  const std::string shown = visible_text(text.substr(0, longest_text));
  return "'" + shown + (is_long ? "...', " + counted(text.size(), "byte") : "'");
}

std::string container_words(const node& of, const char* name, const char* what) {
  const std::size_t size = of.is(node_kind::dict) ? of.entries().size() : of.size();
  if (std::string_view(what) == "entry")
    return std::string(name) + ", " + std::to_string(size) + (size == 1 ? " entry" : " entries");
  return std::string(name) + ", " + counted(size, what);
}

std::string integer_words(const node& of) {
  if (const auto value = of.as_integer()) return std::to_string(*value);
  const auto bytes = of.long_bytes();
  return "an integer of " + counted(bytes ? bytes->size() : 0, "byte");
}

// An array with its first numbers; nothing for what is none.
std::optional<NodeSummary> array_summary(const node& of) {
  try {
    const auto array = pickle::as_array(of);
    if (!array) return std::nullopt;
    NodeSummary summary{.words = "array " + array->dtype.name + " " + weights::shape_text(array->shape),
                        .class_name = of.class_name(),
                        .mark = mark_of(of.class_name()),
                        .is_whole = array->objects.empty()};
    if (array->dtype.type && weights::element_count(array->shape) <= numbers_shown) {
      const std::vector<double> numbers = pickle::doubles(*array);
      for (const double number : numbers)
        summary.words += (&number == numbers.data() ? ": " : ", ") + short_number(number);
    }
    return summary;
  } catch (const error& refused) {
    return NodeSummary{.words = "an array that NumPy refuses: " + visible_text(refused.what()),
                       .class_name = of.class_name(),
                       .mark = mark_of(of.class_name()),
                       .is_whole = false};
  }
}

// The words of PyTorch's function that makes a tensor: its storage's class and its shape.
std::optional<NodeSummary> tensor_summary(const node& of) {
  const std::string name = of.class_name();
  if (!name.starts_with("torch._utils._rebuild_tensor") || !of.arguments().exists()) return std::nullopt;
  const node storage = of.arguments()[0];
  const node shape = of.arguments()[2];
  if (!storage.is(node_kind::persistent) || !(shape.is(node_kind::tuple) || pickle::as_torch_size(shape)))
    return std::nullopt;
  std::string sizes;
  for (const node& size : pickle::as_sequence(shape).value_or(std::vector<node>{}))
    sizes += (sizes.empty() ? "" : ",") + std::to_string(size.as_integer().value_or(-1));
  const node id = storage.callable();
  const std::string storage_class = id.is(node_kind::tuple) ? id[1].class_name() : "";
  const auto place = id.is(node_kind::tuple) ? id[3].as_text() : std::nullopt;
  return NodeSummary{.words = "tensor " + visible_text(storage_class) + " [" + sizes + "]" +
                              (place ? " on " + visible_text(place->substr(0, longest_text)) : ""),
                     .class_name = name,
                     .mark = mark_of(name),
                     .is_whole = true};
}

NodeSummary object_summary(const node& of) {
  if (auto array = array_summary(of)) return *std::move(array);
  if (auto tensor = tensor_summary(of)) return *std::move(tensor);
  NodeSummary summary;
  summary.class_name = of.class_name();
  summary.mark = mark_of(summary.class_name);
  const std::string shown =
      summary.class_name.empty() ? "an object" : visible_text(weights::clipped(summary.class_name, 200));
  if (const auto entries = pickle::as_mapping(of))
    summary.words = shown + ", " + std::to_string(entries->size()) + (entries->size() == 1 ? " entry" : " entries");
  else if (of.is(node_kind::call))
    summary.words = shown + (of.attributes().empty() ? "(...)" : "");
  else
    summary.words = shown;
  return summary;
}

// As Python writes it: whole, and never like an integer.
std::string floating_words(double value) {
  if (!std::isfinite(value)) return short_number(value);
  const std::string digits = card::json_number(value);
  return digits.find_first_of(".e") == std::string::npos ? digits + ".0" : digits;
}

// What is neither a container nor an object of a class.
std::string plain_words(const node& of) {
  switch (of.kind()) {
    case node_kind::none:
      return "None";
    case node_kind::boolean:
      return of.as_boolean().value_or(false) ? "True" : "False";
    case node_kind::integer:
      return integer_words(of);
    case node_kind::floating:
      return floating_words(of.data().floating());
    case node_kind::text:
      return text_words(of.as_text().value_or(""));
    case node_kind::bytes:
      return of.data().is_python2_string() ? text_words(of.data().text)
                                           : "bytes, " + counted(of.data().text.size(), "byte");
    case node_kind::bytearray:
      return "bytearray, " + counted(of.data().text.size(), "byte");
    case node_kind::buffer:
      return "a buffer, " + counted(of.data().text.size(), "byte");
    default:
      return std::string(words_of(of.kind()));
  }
}

// Labels are short: keys that are containers are named by their kind.
std::string key_words(const node& key) {
  const NodeSummary summary = summary_of(key);
  return "[" + (summary.is_whole ? summary.words : std::string(words_of(key.kind()))) + "]";
}

class ChildCollector {
 public:
  explicit ChildCollector(std::size_t most) : most_(most) {}

  void add(std::string label, const node& child) {
    if (!child.exists()) return;
    if (found_.shown.size() < most_)
      found_.shown.push_back({std::move(label), child});
    else
      ++found_.hidden;
  }

  void add_all(const std::vector<std::pair<node, node>>& entries) {
    for (const auto& [key, value] : entries) {
      if (found_.shown.size() < most_)
        found_.shown.push_back({key_words(key), value});
      else
        ++found_.hidden;
    }
  }

  void add_all(const std::vector<node>& items, char open, char close) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (found_.shown.size() < most_)
        found_.shown.push_back({open + std::to_string(i) + close, items[i]});
      else
        ++found_.hidden;
    }
  }

  NodeChildren take() { return std::move(found_); }

 private:
  std::size_t most_;
  NodeChildren found_;
};

// Of calls, instances and persistent objects: what they are made of, then what was done to them.
void add_object(const node& of, ChildCollector& children) {
  if (of.is(node_kind::persistent)) return children.add("id", of.callable());
  const node arguments = of.arguments();
  const bool is_mapping = pickle::as_mapping(of).has_value();
  if (arguments.is(node_kind::tuple) && !is_mapping)
    children.add_all(arguments.items(), '(', ')');
  else if (arguments.exists() && !is_mapping)
    children.add("(*)", arguments);
  if (of.keywords().exists()) children.add_all(of.keywords().entries());
  for (const auto& [name, value] : of.attributes()) {
    const auto text = name.as_text();
    children.add(text ? "." + visible_text(text->substr(0, longest_text)) : key_words(name), value);
  }
  if (of.attributes().empty()) children.add("state", of.state());
  if (const auto entries = pickle::as_mapping(of))
    children.add_all(*entries);
  else
    children.add_all(of.entries());
  children.add_all(of.items(), '[', ']');
}

}  // namespace

NodeSummary summary_of(const pickle::node& node) {
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
              .class_name = name,
              .mark = mark_of(name),
              .is_whole = true};
    }
    case node_kind::call:
    case node_kind::instance:
    case node_kind::persistent:
    case node_kind::extension:
      return object_summary(node);
    default:
      return {.words = plain_words(node), .class_name = {}, .mark = ClassMark::Known, .is_whole = true};
  }
}

NodeChildren children_of(const pickle::node& node, std::size_t most) {
  ChildCollector children(most);
  if (node.is(node_kind::dict))
    children.add_all(node.entries());
  else if (node.is(node_kind::call) || node.is(node_kind::instance) || node.is(node_kind::persistent))
    add_object(node, children);
  else
    children.add_all(node.items(), '[', ']');
  return children.take();
}

}  // namespace typeplate::inline abi_1::generator
