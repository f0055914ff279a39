// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "view/model_words.hpp"

#include <string_view>
#include <typeplate/card/json.hpp>

#include "text/doc_comment.hpp"
#include "text/number_literal.hpp"
#include "view/port_view.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

constexpr std::size_t fields_of_example = 4;
constexpr std::size_t longest_example_line = 100;

void append_paragraph(Lines& lines, std::string_view text) {
  const Lines paragraph = doc_lines(text);
  if (paragraph.empty()) return;
  if (!lines.empty()) lines.emplace_back("///");
  lines.insert(lines.end(), paragraph.begin(), paragraph.end());
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

// "Licence: MIT" on a line of its own; nothing for an empty fact.
std::string fact(std::string_view label, std::string_view value) {
  return value.empty() ? "" : std::string(label) + ": " + std::string(value) + "\n";
}

// One line for each measured figure; a value that is no plain number or text stays as JSON.
std::string measured(const std::string& metrics) {
  card::Diagnostics none;  // the card's reader has already checked this text
  const card::LocatedJson json = card::parse_json({"metrics", metrics}, none);
  std::string text;
  for (const card::JsonMember& figure : json.root.members) {
    const auto [begin, end] = figure.value.span;
    const bool is_text = figure.value.kind == card::JsonKind::string;
    text += fact("Measured " + figure.key, is_text ? figure.value.string : metrics.substr(begin, end - begin));
  }
  return text;
}

// A number that the model accepts, to show how one is written.
double typical_value(const card::Port& port) {
  if (port.lower && port.upper) return *port.lower + (*port.upper - *port.lower) / 2;
  return port.lower.value_or(port.upper.value_or(1));
}

template <class Field>
Lines example(const card::Card& card, const std::vector<std::string>& identifiers, Field field) {
  Lines lines;
  for (std::size_t i = 0; i < card.inputs.size() && i < fields_of_example; ++i) {
    const std::string value = field(card.inputs[i]);
    const bool fits = identifiers[i].size() + value.size() < longest_example_line;
    lines.push_back("." + identifiers[i] + " = " + (fits ? value : "...") + ",");
  }
  if (card.inputs.size() > fields_of_example) lines.emplace_back("...");
  return lines;
}

}  // namespace

Lines namespace_docs(const card::Card& card) {
  const std::string description = card.description.empty() ? "" : ": " + card.description;
  return doc_lines("The model " + card.name + " " + card.version + description);
}

Lines model_docs(const card::Card& card) {
  Lines lines = doc_lines(
      "The model itself: `Model::load` makes one from its package, `forward` runs it. It can be moved, not "
      "copied.\n"
      "`forward() const` may be called from any number of threads at once.");
  append_paragraph(lines, fact("Licence", card.license) + fact("Authors", joined(card.authors)) +
                              fact("Domain", card.domain) + fact("Tags", joined(card.tags)));
  append_paragraph(lines, measured(card.metrics));
  for (const std::string& limitation : card.limitations) append_paragraph(lines, fact("Limitation", limitation));
  append_paragraph(lines, fact("Citation", card.citation));
  return lines;
}

Lines sample_example(const card::Card& card, const std::vector<std::string>& identifiers) {
  return example(card, identifiers, [](const card::Port& port) {
    return number_literal(typical_value(port)) + " * " + port_unit_type(port) + "{}";
  });
}

Lines batch_example(const card::Card& card, const std::vector<std::string>& identifiers) {
  return example(card, identifiers,
                 [](const card::Port& port) { return "typeplate::as<" + port_unit_type(port) + "{}>(numbers)"; });
}

}  // namespace typeplate::inline abi_1::generator
