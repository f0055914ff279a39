// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>

#include "read_parts.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::weights::port {
namespace {

using card::Code;
using card::Fields;
using card::in_backticks;
using card::JsonKind;
using card::JsonNode;

using words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 7> rules_keys{
    "$schema", "schema", "name", "description", "source_separator", "target_separator", "unmapped"};
constexpr std::array<std::string_view, 8> move_keys{"from",  "to",    "rank",     "shape",
                                                    "dtype", "steps", "optional", "one_way"};
constexpr std::array<std::string_view, 5> drop_keys{"drop", "rank", "shape", "dtype", "one_way"};
constexpr std::array<std::string_view, 5> require_keys{"require", "for", "rank", "shape", "dtype"};
constexpr std::array<std::string_view, 4> tie_keys{"tie", "with", "optional", "one_way"};
constexpr std::array<std::string_view, 4> untie_keys{"untie", "with", "optional", "one_way"};

struct form {
  std::string_view key;  // which says the kind
  rule_kind kind;
  words known;
};

constexpr std::array<form, 5> forms{
    form{"from", rule_kind::move, move_keys}, form{"drop", rule_kind::drop, drop_keys},
    form{"require", rule_kind::require, require_keys}, form{"tie", rule_kind::tie, tie_keys},
    form{"untie", rule_kind::untie, untie_keys}};

class rule_reader {
 public:
  rule_reader(const Fields& fields, const card::ReadContext& context, const porting_rules& rules)
      : fields_(fields), context_(context), rules_(rules) {}

  rule read(rule_kind kind) {
    rule found;
    found.kind = kind;
    found.span = fields_.opening();
    const char source = rules_.source_separator;
    const char target = rules_.target_separator;
    switch (kind) {
      case rule_kind::move:
        read_move(found);
        break;
      case rule_kind::drop:
        found.from = patterns("drop", source, true);
        break;
      case rule_kind::require:
        found.to = patterns("require", target, true);
        found.from = patterns("for", target, false);
        if (!found.from.empty()) require_captures(found);
        break;
      case rule_kind::tie:
        found.to = patterns("tie", target, true);
        found.from = patterns("with", target, true);
        require_captures(found);
        break;
      case rule_kind::untie:
        found.from = patterns("untie", source, true);
        found.to = patterns("with", source, true);
        require_captures(found);
        break;
    }
    found.when = read_condition(fields_);
    found.optional = flag("optional");
    found.one_way = flag("one_way");
    return found;
  }

 private:
  void read_move(rule& found) {
    found.from = patterns("from", rules_.source_separator, true);
    found.to = patterns("to", rules_.target_separator, true);
    found.steps = read_steps(fields_, context_);
    if (found.from.empty() || found.to.empty()) return;
    check_flow(found.steps, found.from.size(), found.to.size(), fields_.opening(), context_.diagnostics);
    for (const name_pattern& other : found.from) require_same_captures(found.from.front(), other);
    require_captures(found);
  }

  // One pattern, or a list of them where the key may have one.
  std::vector<name_pattern> patterns(std::string_view key, char separator, bool required) {
    std::vector<name_pattern> found;
    const JsonNode* node = required ? fields_.require(key) : fields_.find(key);
    if (node == nullptr) return found;
    const bool list = (key == "from" || key == "to") && node->kind == JsonKind::array;
    if (!list) {
      add_pattern(*node, key, separator, found);
    } else if (node->items.empty() || node->items.size() > most_patterns) {
      context_.diagnostics.add(Code::bad_rule, node->span,
                               "a list of patterns has 1 to " + std::to_string(most_patterns) + " entries");
    } else {
      for (const JsonNode& item : node->items) add_pattern(item, key, separator, found);
      if (found.size() != node->items.size()) found.clear();
    }
    return found;
  }

  void add_pattern(const JsonNode& node, std::string_view key, char separator, std::vector<name_pattern>& found) {
    const std::string* text = card::non_empty_text(node, fields_.label(key), context_.diagnostics);
    if (text == nullptr) return;
    auto parsed = parse_pattern(*text, separator);
    if (const auto* wrong = std::get_if<pattern_mistake>(&parsed)) {
      context_.diagnostics.add(Code::bad_pattern, span_in_string(context_.json, node, wrong->begin, wrong->end),
                               wrong->message);
      return;
    }
    found.push_back(std::get<name_pattern>(std::move(parsed)));
    places_.emplace_back(found.back().text, node.span);
  }

  card::Span place_of(const name_pattern& pattern) const {
    for (const auto& [text, span] : places_) {
      if (text == pattern.text) return span;
    }
    return fields_.opening();
  }

  void require_same_captures(const name_pattern& first, const name_pattern& other) {
    for (const pattern_part& part : first.parts) {
      const pattern_part* same = part.kind == capture_kind::none ? &part : other.find(part.capture);
      if (same == nullptr || same->kind != part.kind) return report(other, "{" + part.capture + "}", first);
    }
    if (captures_of(first) != captures_of(other)) report(first, "every capture", other);
  }

  static std::size_t captures_of(const name_pattern& pattern) {
    return static_cast<std::size_t>(
        std::count_if(pattern.parts.begin(), pattern.parts.end(),
                      [](const pattern_part& part) { return part.kind != capture_kind::none; }));
  }

  void report(const name_pattern& pattern, const std::string& capture, const name_pattern& other) {
    context_.diagnostics.add(Code::unknown_capture, place_of(pattern),
                             "the sources of a rule need the same captures: " + in_backticks(pattern.text) +
                                 " lacks `" + capture + "` of " + in_backticks(other.text));
  }

  // What the patterns in `to` name must be captured by the first in `from`.
  void require_captures(const rule& found) {
    if (found.from.empty()) return;
    for (const name_pattern& pattern : found.to) {
      for (const pattern_part& part : pattern.parts) {
        if (part.kind != capture_kind::none) require_capture(part, found.from.front(), pattern);
      }
    }
  }

  void require_capture(const pattern_part& part, const name_pattern& from, const name_pattern& to) {
    const pattern_part* source = from.find(part.capture);
    const bool rest = part.kind == capture_kind::rest;
    if (source == nullptr) {
      context_.diagnostics.add(Code::unknown_capture, place_of(to),
                               "`{" + part.capture + "}` is not captured by " + in_backticks(from.text));
    } else if (rest != (source->kind == capture_kind::rest)) {
      context_.diagnostics.add(
          Code::unknown_capture, place_of(to),
          "`{" + part.capture + "}` stands for " + (rest ? "one part" : "several parts") + " in " +
              in_backticks(from.text),
          rest ? "write `{" + part.capture + "}`" : "write `{" + part.capture + "...}`, between separators");
    }
  }

  bool flag(std::string_view key) const {
    const JsonNode* node = fields_.find(key, JsonKind::boolean);
    return node != nullptr && node->boolean;
  }

  const Fields& fields_;
  const card::ReadContext& context_;
  const porting_rules& rules_;
  std::vector<std::pair<std::string, card::Span>> places_;
};

// Reports the keys that no rule has, and says whether one of them stands for what the rule does.
bool has_misspelt_form(const JsonNode& object, const std::string& owner, card::Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const form& each : forms) known.insert(known.end(), each.known.begin(), each.known.end());
  const Fields fields(object, owner, known, diagnostics);
  return std::any_of(forms.begin(), forms.end(),
                     [&fields](const form& each) { return fields.find(each.key) != nullptr; });
}

const form* form_of(const JsonNode& object, const std::string& owner, card::Diagnostics& diagnostics) {
  const form* found = nullptr;
  std::size_t count = 0;
  for (const form& each : forms) {
    if (find_member(object, each.key) == nullptr) continue;
    found = &each;
    ++count;
  }
  if (count == 1) return found;
  if (count == 0 && has_misspelt_form(object, owner, diagnostics)) return nullptr;
  diagnostics.add(Code::bad_rule, {object.span.begin, object.span.begin + 1},
                  count == 0 ? "this rule does nothing" : "this rule does several things",
                  "a rule has exactly one of `from`, `drop`, `require`, `tie` and `untie`");
  return nullptr;
}

void read_rule(const JsonNode& node, porting_rules& rules, const card::ReadContext& context) {
  const std::string owner = "rule " + std::to_string(rules.rules.size() + 1);
  if (!card::expect_kind(node, JsonKind::object, owner, context.diagnostics)) return;
  const form* form = form_of(node, owner, context.diagnostics);
  if (form == nullptr) return;
  const Fields fields(node, owner, form->known, context.diagnostics);
  rules.rules.push_back(rule_reader(fields, context, rules).read(form->kind));
}

char read_separator(const Fields& fields, std::string_view key) {
  const JsonNode* node = fields.find(key, JsonKind::string);
  if (node == nullptr) return '.';
  const bool one = node->string.size() == 1 && std::string_view("./:|-").find(node->string[0]) != std::string::npos;
  if (one) return node->string[0];
  fields.diagnostics().add(Code::bad_separator, node->span,
                           fields.label(key) + " is one of `.`, `/`, `:`, `|` and `-`");
  return '.';
}

// "typeplate-porting/1", and what to say of another.
void check_schema(const Fields& fields) {
  const JsonNode* node = fields.require("schema", JsonKind::string, "write `\"schema\": \"typeplate-porting/1\"`");
  if (node == nullptr || node->string == schema_name) return;
  const std::string_view family = schema_name.substr(0, schema_name.find('/') + 1);
  std::string_view number = node->string;
  if (number.starts_with(family)) number.remove_prefix(family.size());
  unsigned major = 0;
  const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), major);
  const bool newer = number.size() != node->string.size() && failure == std::errc{} && major > 1 &&
                     end == number.data() + number.size();
  fields.diagnostics().add(newer ? Code::newer_schema : Code::unknown_schema, node->span,
                           newer ? "these rules are written for a newer Typeplate"
                                 : in_backticks(node->string) + " is no schema of porting rules",
                           newer ? "install a newer Typeplate" : "write `typeplate-porting/1`");
}

void read_unmapped(const Fields& fields, porting_rules& rules) {
  const JsonNode* node = fields.find("unmapped", JsonKind::string);
  if (node == nullptr) return;
  rules.allow_unmapped = node->string == "allow";
  if (node->string != "allow" && node->string != "error")
    fields.diagnostics().add(Code::bad_rule, node->span, "`unmapped` is `error` or `allow`");
}

void check_reachable(const porting_rules& rules, card::Diagnostics& diagnostics) {
  for (const unreachable_rule& each : unreachable_rules(rules))
    diagnostics.add(Code::unreachable_rule, each.later.span, "an earlier rule takes the same tensors",
                    "remove one of the two, or tell them apart by `rank`, `shape` or `dtype`",
                    {{each.earlier.span, "the earlier rule is here"}});
}

}  // namespace

std::optional<porting_rules> read_rules(const card::LocatedJson& json, card::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  porting_rules rules;
  if (!card::expect_kind(json.root, JsonKind::object, "a file of porting rules", diagnostics)) return std::nullopt;
  std::vector<std::string_view> known(rules_keys.begin(), rules_keys.end());
  known.push_back("rules");
  const Fields fields(json.root, "the file of porting rules", known, diagnostics);
  check_schema(fields);
  rules.name = fields.required_text("name");
  rules.description = fields.text("description");
  rules.source_separator = read_separator(fields, "source_separator");
  rules.target_separator = read_separator(fields, "target_separator");
  read_unmapped(fields, rules);
  if (const JsonNode* list = fields.require("rules", JsonKind::array)) {
    for (const JsonNode& node : list->items) read_rule(node, rules, {json, diagnostics});
  }
  check_reachable(rules, diagnostics);
  if (diagnostics.error_count() != errors) return std::nullopt;
  return rules;
}

}  // namespace typeplate::inline abi_1::weights::port
