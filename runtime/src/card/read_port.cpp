// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <unordered_map>

#include "read_parts.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

constexpr std::size_t max_ports = 4096;  // a side; each costs more memory than the text that asks for it

constexpr std::array<std::string_view, 15> port_keys{
    "name",     "unit",    "dimension",  "dtype",    "shape",      "range",    "out_of_range", "non_finite",
    "optional", "default", "difference", "quantity", "categories", "channels", "description",
};

// Those that run come first: of names equally near to a misspelt one, such as `float`, the first is suggested.
constexpr std::array<std::string_view, 16> all_dtypes{
    "float32", "float64", "float16", "bfloat16", "int8", "int16",     "int32",      "int64",
    "uint8",   "uint16",  "uint32",  "uint64",   "bool", "complex64", "complex128", "string",
};

template <class Policy>
void read_policy(const Fields& fields, std::string_view key, std::span<const Policy> choices, Policy& policy) {
  const JsonNode* value = fields.find(key, JsonKind::string);
  if (value == nullptr) return;
  std::vector<std::string_view> words;
  for (const Policy choice : choices) {
    if (value->string == name_of(choice)) {
      policy = choice;
      return;
    }
    words.push_back(name_of(choice));
  }
  Diagnostics& diagnostics = fields.diagnostics();
  const std::string near = did_you_mean(value->string, words, diagnostics);
  diagnostics.add(Code::unknown_policy, value->span,
                  "unknown policy " + in_backticks(value->string) + " in " + fields.label(key),
                  near.empty() ? "known: " + listed(words) : near);
}

// False when the card does not say which element type it is; then float64 stands in, whose range holds every bound.
bool read_dtype(const Fields& fields, Port& port) {
  port.dtype = ElementType::float64;
  const JsonNode* value =
      fields.require("dtype", JsonKind::string, "write `\"dtype\": \"float32\"` or `\"float64\"`");
  if (value == nullptr) return false;
  Diagnostics& diagnostics = fields.diagnostics();
  const std::string_view text = value->string;
  if (text == "float32" || text == "float64") {
    port.dtype = text == "float32" ? ElementType::float32 : ElementType::float64;
    return true;
  }
  if (std::find(all_dtypes.begin(), all_dtypes.end(), text) != all_dtypes.end()) {
    diagnostics.add(Code::later_dtype, value->span,
                    "the element type " + in_backticks(text) + " is not supported yet",
                    "write `float32` or `float64`");
  } else {
    const std::string near = did_you_mean(text, all_dtypes, diagnostics);
    diagnostics.add(Code::unknown_dtype, value->span, "unknown element type " + in_backticks(text),
                    near.empty() ? "write `float32` or `float64`" : near);
  }
  return false;
}

bool is_axis(const JsonNode& axis) {
  if (axis.kind == JsonKind::string) return !axis.string.empty();
  if (axis.kind == JsonKind::number) return axis.integer.has_value() && *axis.integer >= 1;
  return axis.kind == JsonKind::null || axis.kind == JsonKind::broken;
}

void read_shape(const Fields& fields, Port& port) {
  const std::string help = "write `\"shape\": [\"batch\"]`";
  const JsonNode* shape = fields.require("shape", JsonKind::array, help);
  if (shape == nullptr) return;
  Diagnostics& diagnostics = fields.diagnostics();
  const auto bad = std::find_if_not(shape->items.begin(), shape->items.end(), is_axis);
  if (bad != shape->items.end()) {
    diagnostics.add(Code::bad_shape, bad->span, "an axis is a name, a whole size from 1 up, or `null` for any size",
                    help);
  } else if (shape->items.empty()) {
    diagnostics.add(Code::bad_shape, shape->span, fields.label("shape") + " names no axis", help);
  } else if (shape->items.size() > 1 || shape->items[0].kind != JsonKind::string) {
    if (shape->items[0].kind == JsonKind::broken) return;
    diagnostics.add(Code::later_rank, shape->span, "ports of more than one number a sample are not supported yet",
                    "give each number a port of its own with `\"shape\": [\"batch\"]`");
  } else {
    port.shape = {shape->items[0].string};
    port.shape_span = shape->items[0].span;
  }
}

void read_name(const Fields& fields, Port& port) {
  const JsonNode* name = fields.require("name");
  if (name == nullptr) return;
  port.name_span = name->span;
  const std::string* text = non_empty_text(*name, fields.label("name"), fields.diagnostics());
  if (text != nullptr) port.name = *text;
}

std::string owner_of(const JsonNode& object, std::string_view word, std::size_t index) {
  const JsonMember* name = find_member(object, "name");
  const bool named = name != nullptr && name->value.kind == JsonKind::string && !name->value.string.empty();
  return std::string(word) + " " + (named ? in_backticks(name->value.string) : std::to_string(index + 1));
}

void read_port(const JsonNode& object, const std::string& owner, PortList& list, ReadContext context) {
  Port& port = list.ports.emplace_back();
  port.span = object.span;
  const Fields fields(object, owner, port_keys, context.diagnostics);
  read_name(fields, port);
  read_unit(fields, port, context);
  if (!read_dtype(fields, port)) list.dtype_unknown.insert(port.name);
  read_shape(fields, port);
  read_range(fields, port);
  static constexpr std::array outside{OutOfRange::error, OutOfRange::warn, OutOfRange::clamp, OutOfRange::ignore};
  static constexpr std::array not_finite{NonFinite::error, NonFinite::allow};
  read_policy<OutOfRange>(fields, "out_of_range", outside, port.out_of_range);
  read_policy<NonFinite>(fields, "non_finite", not_finite, port.non_finite);
  if (const JsonNode* quantity = fields.find("quantity")) {
    const std::string* text = non_empty_text(*quantity, fields.label("quantity"), context.diagnostics);
    if (text != nullptr) port.quantity = *text;
  }
  port.description = fields.text("description");
  report_later_port_keys(fields);
}

void check_names(const PortList& list, Diagnostics& diagnostics) {
  std::unordered_map<std::string_view, Span> seen;
  for (const Port& port : list.ports) {
    if (port.name.empty()) continue;
    const auto [first, is_new] = seen.try_emplace(port.name, port.name_span);
    if (is_new) continue;
    diagnostics.add(Code::duplicate_port, port.name_span,
                    "two " + std::string(list.word) + "s are called " + in_backticks(port.name),
                    "give each its own name; an input and an output may share one",
                    {{first->second, "the first one is here"}});
  }
}

}  // namespace

const Port* PortList::find(std::string_view name) const {
  const auto found = index.find(std::string(name));
  return found == index.end() ? nullptr : &ports[found->second];
}

PortList read_ports(const JsonNode* list, std::string_view word, ReadContext context) {
  PortList result;
  result.word = word;
  result.complete = list != nullptr;
  if (list == nullptr) return result;
  if (list->items.empty()) {
    result.complete = false;
    context.diagnostics.add(Code::no_ports, list->span, "the model has no " + std::string(word),
                            "a model has at least one input and one output");
  }
  if (list->items.size() > max_ports) {
    result.complete = false;
    context.diagnostics.add(Code::too_many_values, list->span,
                            "the model has " + std::to_string(list->items.size()) + " " + std::string(word) +
                                "s, at most " + std::to_string(max_ports) + " are read");
    return result;
  }
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const JsonNode& item = list->items[i];
    const std::string owner = owner_of(item, word, i);
    if (!expect_kind(item, JsonKind::object, owner, context.diagnostics)) {
      result.complete = false;
      continue;
    }
    read_port(item, owner, result, context);
    const std::string& name = result.ports.back().name;
    if (name.empty()) result.complete = false;
    result.index.try_emplace(name, result.ports.size() - 1);
  }
  check_names(result, context.diagnostics);
  return result;
}

}  // namespace typeplate::inline abi_1::card
