// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "typeplate/card/read_card.hpp"

#include <array>
#include <utility>

#include "grammar.hpp"
#include "read_parts.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

constexpr std::array<std::string_view, 24> card_keys{
    "schema",    "name",     "version", "description", "license",    "authors",     "domain",     "tags",
    "inputs",    "outputs",  "models",  "constraints", "preprocess", "postprocess", "artifact",   "files",
    "reference", "training", "metrics", "limitations", "citation",   "parameters",  "extensions", "$schema",
};

constexpr std::string_view schema_prefix = "typeplate/";

bool is_major(std::string_view digits) {
  if (digits.empty() || digits.size() > 9 || digits.front() == '0') return false;
  return digits.find_first_not_of("0123456789") == std::string_view::npos;
}

// The major number of a schema such as `typeplate/1`; 0 for anything else.
int major_of(std::string_view schema) {
  if (!schema.starts_with(schema_prefix)) return 0;
  const std::string_view major = schema.substr(schema_prefix.size());
  return is_major(major) ? std::stoi(std::string(major)) : 0;
}

// Of a newer schema neither the keys nor their meaning are known here, so this is all that is said about such a
// card.
bool is_newer_schema(const JsonNode& root, Diagnostics& diagnostics) {
  const JsonMember* schema = find_member(root, "schema");
  if (schema == nullptr || major_of(schema->value.string) <= schema_major) return false;
  diagnostics.add(Code::newer_schema, schema->value.span,
                  "the card is written for schema " + in_backticks(schema->value.string) +
                      ", this Typeplate reads schemas up to `typeplate/1`",
                  "install a newer Typeplate, or ask for a card of schema `typeplate/1`");
  return true;
}

void check_schema(const Fields& card) {
  const std::string wanted = "write `\"schema\": \"typeplate/1\"`";
  const JsonNode* schema = card.require("schema", JsonKind::string, wanted);
  if (schema != nullptr && major_of(schema->string) == 0) {
    card.diagnostics().add(Code::unknown_schema, schema->span,
                           in_backticks(schema->string) + " is no schema of Typeplate", wanted);
  }
}

std::string read_version(const Fields& card) {
  const JsonNode* version = card.require("version", JsonKind::string);
  if (version == nullptr) return {};
  if (!is_semantic_version(version->string)) {
    card.diagnostics().add(Code::bad_version, version->span,
                           in_backticks(version->string) + " is no version by SemVer 2.0.0",
                           "write three numbers and, where needed, a suffix: `1.2.0`, `2.0.0-rc.1`");
  }
  return version->string;
}

void read_texts(const Fields& fields, Card& card) {
  card.name = fields.required_text("name");
  card.version = read_version(fields);
  card.description = fields.text("description");
  card.license = fields.text("license");
  card.authors = fields.texts("authors");
  card.domain = fields.text("domain");
  card.tags = fields.texts("tags");
  card.limitations = fields.texts("limitations");
  card.citation = fields.text("citation");
}

std::string kept_object(const Fields& fields, std::string_view key, const ReadContext& context) {
  const JsonNode* object = fields.find(key, JsonKind::object);
  if (object == nullptr) return {};
  const std::string_view text = context.json.source.text;
  return compact_json(text.substr(object->span.begin, object->span.end - object->span.begin));
}

void read_facts(const Fields& fields, Card& card, const ReadContext& context) {
  card.training = kept_object(fields, "training", context);
  card.metrics = kept_object(fields, "metrics", context);
  card.parameters = kept_object(fields, "parameters", context);
  card.extensions = kept_object(fields, "extensions", context);
}

void report_later(const Fields& fields, Code code, std::string_view key, const std::string& message,
                  const std::string& help) {
  const JsonMember* member = find_member(fields.object(), key);
  if (member != nullptr) fields.diagnostics().add(code, member->key_span, message, help);
}

const JsonNode* port_list(const Fields& fields, std::string_view key) {
  if (find_member(fields.object(), "models") != nullptr) return fields.find(key, JsonKind::array);
  return fields.require(key, JsonKind::array);
}

void read_model(const Fields& fields, Card& card, ReadContext context) {
  PortList inputs = read_ports(port_list(fields, "inputs"), "input", context);
  PortList outputs = read_ports(port_list(fields, "outputs"), "output", context);
  check_axes(inputs, outputs, context.diagnostics);
  card.standardize = read_processing(fields, {"preprocess", "standardize", "destandardize"}, inputs, outputs);
  card.destandardize = read_processing(fields, {"postprocess", "destandardize", "standardize"}, outputs, inputs);
  const bool several = find_member(fields.object(), "models") != nullptr;
  const JsonNode* artifact =
      several ? fields.find("artifact", JsonKind::object) : fields.require("artifact", JsonKind::object);
  if (artifact != nullptr) card.artifact = read_artifact(*artifact, inputs, outputs, context.diagnostics);
  if (const JsonNode* reference = fields.find("reference", JsonKind::object)) {
    card.reference = read_reference(*reference, outputs, inputs, context.diagnostics);
  }
  card.inputs = std::move(inputs.ports);
  card.outputs = std::move(outputs.ports);
}

}  // namespace

std::optional<Card> read_card(const LocatedJson& json, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  if (!expect_kind(json.root, JsonKind::object, "the card", diagnostics)) return std::nullopt;
  const ReadContext context{json, diagnostics};
  if (is_newer_schema(json.root, diagnostics)) return std::nullopt;
  const Fields fields(json.root, "the card", card_keys, diagnostics);
  check_schema(fields);
  Card card;
  read_texts(fields, card);
  read_model(fields, card, context);
  if (const JsonNode* files = fields.find("files", JsonKind::object)) card.files = read_files(*files, diagnostics);
  check_distinct_files(fields);
  read_facts(fields, card, context);
  static_cast<void>(fields.find("$schema", JsonKind::string));  // for editors: where they find the JSON Schema
  report_later(fields, Code::later_models, "models", "several models in one package are not supported yet",
               "make one package a model: `inputs`, `outputs` and `artifact` at the top of each card");
  report_later(fields, Code::later_constraints, "constraints", "`constraints` are not supported yet",
               "state what you can as the `range` of each port");
  if (!json.strict || diagnostics.error_count() != errors_before) return std::nullopt;
  return card;
}

std::optional<Card> read_card_text(SourceFile source, Diagnostics& diagnostics) {
  return read_card(parse_json(std::move(source), diagnostics), diagnostics);
}

}  // namespace typeplate::inline abi_1::card
