// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "emit/template_fields.hpp"

#include <algorithm>

#include "summary/port_summary.hpp"
#include "text/doc_comment.hpp"
#include "typeplate/card/json.hpp"
#include "view/header_fields.hpp"
#include "view/make_header_view.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

// The text on one line; an empty one is false, so that a section can ask for it.
TemplateValue text(std::string words) {
  if (words.empty()) return false;
  std::replace(words.begin(), words.end(), '\n', ' ');
  constexpr std::size_t longest = 4000;
  return one_line_of_comment(words, longest);
}

TemplateValue lines(const std::vector<std::string>& words) {
  TemplateValue::List list;
  for (const std::string& word : words) list.push_back(text(word));
  return list;
}

// The members of an object that the card keeps as JSON.
TemplateValue figures(const std::string& json) {
  TemplateValue::List list;
  card::Diagnostics none;  // the card's reader has already checked this text
  const card::LocatedJson parsed = card::parse_json({"card", json}, none);
  for (const card::JsonMember& member : parsed.root.members) {
    const auto [begin, end] = member.value.span;
    const bool is_text = member.value.kind == card::JsonKind::string;
    list.push_back(
        TemplateValue::Object{{"key", text(member.key)},
                              {"value", text(is_text ? member.value.string : json.substr(begin, end - begin))}});
  }
  return list;
}

// The fields of a port in the header, and those for people behind them.
TemplateValue with_words(const TemplateValue& fields, const card::Port& port) {
  auto object = std::get<TemplateValue::Object>(fields.content());
  const PortSummary words = summary_of(port);
  object.emplace_back("port_name", text(words.name));
  object.emplace_back("unit", text(words.unit));
  object.emplace_back("unit_name", text(words.unit_name));
  object.emplace_back("measures", text(words.measures));
  object.emplace_back("dtype", text(words.dtype));
  object.emplace_back("shape", text(words.shape));
  object.emplace_back("lower", text(words.lower));
  object.emplace_back("upper", text(words.upper));
  object.emplace_back("range", text(words.range));
  object.emplace_back("out_of_range", text(words.out_of_range));
  object.emplace_back("non_finite", text(words.non_finite));
  object.emplace_back("port_description", text(words.description));
  return object;
}

void add_words(TemplateValue& list, const std::vector<card::Port>& ports) {
  const auto& fields = std::get<TemplateValue::List>(list.content());
  TemplateValue::List extended;
  for (std::size_t i = 0; i < ports.size(); ++i) extended.push_back(with_words(fields[i], ports[i]));
  list = extended;
}

}  // namespace

TemplateValue::Object template_fields(const card::Card& card) {
  TemplateValue::Object fields = header_fields(make_header_view(card));
  for (auto& [name, value] : fields) {
    if (name == "inputs") add_words(value, card.inputs);
    if (name == "outputs") add_words(value, card.outputs);
  }
  fields.emplace_back("model_name", text(card.name));
  fields.emplace_back("model_version", text(card.version));
  fields.emplace_back("description", text(card.description));
  fields.emplace_back("license", text(card.license));
  fields.emplace_back("domain", text(card.domain));
  fields.emplace_back("citation", text(card.citation));
  fields.emplace_back("artifact_file", text(card.artifact.file));
  fields.emplace_back("artifact_format", text(card.artifact.format));
  fields.emplace_back("authors", lines(card.authors));
  fields.emplace_back("tags", lines(card.tags));
  fields.emplace_back("limitations", lines(card.limitations));
  fields.emplace_back("metrics", figures(card.metrics));
  fields.emplace_back("training", figures(card.training));
  return fields;
}

}  // namespace typeplate::inline abi_1::generator
