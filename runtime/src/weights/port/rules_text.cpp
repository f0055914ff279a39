// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "read_parts.hpp"

namespace typeplate::inline abi_1::weights::port {
namespace {

using card::json_quote;

template <class Values, class Text>
std::string array_of(const Values& values, Text text) {
  std::string list;
  for (const auto& each : values) list += (list.empty() ? "" : ", ") + text(each);
  return "[" + list + "]";
}

std::string plain(std::int64_t number) {
  return std::to_string(number);
}

std::string size_json(const size_product& size) {
  return size.names.empty() ? std::to_string(size.number) : json_quote(text_of(size));
}

// The text of a step's value, one overload a step.
struct step_value {
  std::string operator()(const transpose_step& step) const {
    return "{\"transpose\": [" + plain(step.first) + ", " + plain(step.second) + "]}";
  }
  std::string operator()(const permute_step& step) const {
    return "{\"permute\": " + array_of(step.axes, plain) + "}";
  }
  std::string operator()(const reshape_step& step) const {
    return "{\"reshape\": {\"from\": " + array_of(step.from, size_json) +
           ", \"to\": " + array_of(step.to, size_json) + "}}";
  }
  std::string operator()(const split_step& step) const { return parts("split", step.axis, step.parts); }
  std::string operator()(const concatenate_step& step) const { return parts("concatenate", step.axis, step.parts); }
  std::string operator()(const cast_step& step) const {
    const std::string to = json_quote(name_of(step.to));
    if (!step.from && !step.exact) return "{\"cast\": " + to + "}";
    const std::string from = step.from ? "\"from\": " + json_quote(name_of(*step.from)) + ", " : "";
    return "{\"cast\": {" + from + "\"to\": " + to + (step.exact ? ", \"exact\": true" : "") + "}}";
  }

 private:
  static std::string parts(const char* name, std::int64_t axis, const std::vector<std::uint64_t>& parts) {
    const auto number = [](std::uint64_t part) { return std::to_string(part); };
    return "{\"" + std::string(name) + "\": {\"axis\": " + plain(axis) + ", \"parts\": " + array_of(parts, number) +
           "}}";
  }
};

class rule_writer {
 public:
  rule_writer(const porting_rules& rules, const rule& written) : rules_(rules), rule_(written) {}

  std::string text() {
    const char source = rules_.source_separator;
    const char target = rules_.target_separator;
    switch (rule_.kind) {
      case rule_kind::move:
        add("from", patterns(rule_.from, source));
        add("to", patterns(rule_.to, target));
        break;
      case rule_kind::drop:
        add("drop", patterns(rule_.from, source));
        break;
      case rule_kind::require:
        add("require", patterns(rule_.to, target));
        if (!rule_.from.empty()) add("for", patterns(rule_.from, target));
        break;
      case rule_kind::tie:
        add("tie", patterns(rule_.to, target));
        add("with", patterns(rule_.from, target));
        break;
      case rule_kind::untie:
        add("untie", patterns(rule_.from, source));
        add("with", patterns(rule_.to, source));
        break;
    }
    add_condition();
    if (!rule_.steps.empty())
      add("steps", array_of(rule_.steps, [](const step& each) { return std::visit(step_value{}, each.action); }));
    if (rule_.optional) add("optional", "true");
    if (rule_.one_way) add("one_way", "true");
    return "{" + text_ + "}";
  }

 private:
  void add(const char* key, const std::string& value) {
    text_ += (text_.empty() ? "\"" : ", \"") + std::string(key) + "\": " + value;
  }

  static std::string patterns(const std::vector<name_pattern>& list, char separator) {
    const auto quoted = [separator](const name_pattern& each) { return json_quote(text_of(each, separator)); };
    return list.size() == 1 ? quoted(list.front()) : array_of(list, quoted);
  }

  void add_condition() {
    const condition& when = rule_.when;
    if (when.rank) add("rank", std::to_string(*when.rank));
    if (when.shape)
      add("shape", array_of(*when.shape, [](const std::optional<std::uint64_t>& size) {
            return size ? std::to_string(*size) : std::string("null");
          }));
    if (when.dtype) add("dtype", json_quote(name_of(*when.dtype)));
  }

  const porting_rules& rules_;
  const rule& rule_;
  std::string text_;
};

}  // namespace

std::string rules_text(const porting_rules& rules) {
  std::string text =
      "{\n  \"schema\": " + json_quote(schema_name) + ",\n  \"name\": " + json_quote(rules.name) + ",\n";
  if (!rules.description.empty()) text += "  \"description\": " + json_quote(rules.description) + ",\n";
  const auto separator = [&text](const char* key, char value) {
    if (value != '.') text += "  \"" + std::string(key) + "\": " + json_quote(std::string(1, value)) + ",\n";
  };
  separator("source_separator", rules.source_separator);
  separator("target_separator", rules.target_separator);
  if (rules.allow_unmapped) text += "  \"unmapped\": \"allow\",\n";
  text += "  \"rules\": [";
  for (const rule& each : rules.rules)
    text += (&each == rules.rules.data() ? "\n    " : ",\n    ") + rule_writer(rules, each).text();
  return text + "\n  ]\n}\n";
}

}  // namespace typeplate::inline abi_1::weights::port
