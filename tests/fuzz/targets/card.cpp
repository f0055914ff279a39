// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The card reader: any bytes give a card or diagnostics that lead into the text and can be shown anywhere; what is
// read does not depend on how it was laid out.
#include <algorithm>
#include <typeplate/card/contract.hpp>
#include <typeplate/card/edit.hpp>
#include <typeplate/card/read_card.hpp>
#include <typeplate/card/render.hpp>
#include <typeplate/units/parse.hpp>

#include "support/oracle.hpp"

namespace {

using namespace typeplate;
using test::expect;

void check_span(card::Span span, std::size_t size) {
  expect(span.begin <= span.end && span.end <= size, "the span of a diagnostic is inside the text");
}

void check_diagnostic(const card::Diagnostic& diagnostic, std::size_t size) {
  if (diagnostic.span) check_span(*diagnostic.span, size);
  for (const card::Note& note : diagnostic.notes) check_span(note.span, size);
  const auto is_code = [&](const card::CodeInfo& info) { return info.id == diagnostic.code; };
  expect(std::any_of(card::code_table.begin(), card::code_table.end(), is_code), "a diagnostic has a known code");
  expect(!diagnostic.message.empty(), "a diagnostic has a message");
  expect(!diagnostic.message.ends_with('.'), "a message ends without a period");
}

// One rendering an input, chosen by its size: together they would take most of the time.
void check_rendering(const card::Diagnostics& diagnostics, const card::SourceFile& source) {
  const std::size_t which = source.text.size() % 3;
  if (which == 0)
    expect(!test::has_control_characters(render_rich(diagnostics, source)), "the rich text has no controls");
  if (which == 1)
    expect(!test::has_control_characters(render_short(diagnostics, source)), "the short text has no controls");
  if (which != 2) return;
  card::Diagnostics of_json;
  static_cast<void>(card::parse_json({"diagnostics.json", render_json(diagnostics, source)}, of_json));
  expect(!of_json.had_errors(), "diagnostics as JSON are JSON");
}

// The card in another layout of its text: equal but for the places.
void check_same_card(const card::Card& card, const std::string& text) {
  card::Diagnostics diagnostics;
  const auto again = card::read_card_text({"again", text}, diagnostics);
  expect(again.has_value(), "a card can be read in another layout");
  expect(dump_card(*again) == dump_card(card), "another layout is the same card");
  expect(contract_text(*again) == contract_text(card), "another layout promises the same");
}

void check_ports(const std::vector<card::Port>& ports) {
  for (const card::Port& port : ports) {
    const unit_result unit = parse_unit(port.unit_text);
    expect(unit.ok && unit.factors == port.unit.factors, "the unit of a port is canonical");
    expect(!port.lower || !port.upper || *port.lower < *port.upper, "the bounds of a port are in order");
  }
}

// `text` is the card's own, `json` its tree.
void check_card(const card::Card& card, const card::LocatedJson& json) {
  check_same_card(card, card::compact_json(json.source.text));
  check_same_card(card,
                  card::insert_or_replace_member(json.source.text, json.root, "name", card::json_quote(card.name)));
  check_ports(card.inputs);
  check_ports(card.outputs);
  expect(card::contract_hash(contract_text(card)).size() == 64, "the contract has a hash");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  card::Diagnostics diagnostics;
  const card::LocatedJson json =
      card::parse_json({.name = "model_card.json", .text = std::string(test::text_of(data, size))}, diagnostics);
  const std::optional<card::Card> card = card::read_card(json, diagnostics);
  expect(card.has_value() == !diagnostics.had_errors(), "there is a card or an error, never both");
  for (const card::Diagnostic& diagnostic : diagnostics.all()) check_diagnostic(diagnostic, size);
  check_rendering(diagnostics, json.source);
  if (card) check_card(*card, json);
  return 0;
}
