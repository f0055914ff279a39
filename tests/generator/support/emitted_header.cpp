// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "support/emitted_header.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <typeplate/card/read_card.hpp>

#include "emit/emit_header.hpp"
#include "names/namer.hpp"
#include "support/cpp_lexer.hpp"
#include "text/utf8.hpp"
#include "view/port_view.hpp"

namespace typeplate::test {
namespace {

using Words = std::set<std::string, std::less<>>;

// A card that makes the generator write every word it knows.
constexpr std::string_view wordy_card = R"json({
  "schema": "typeplate/1", "name": "w", "version": "1.0.0",
  "inputs": [
    {"name": "a", "unit": "K", "dtype": "float32", "shape": ["n"], "range": [1, 2], "quantity": "q"},
    {"name": "b", "unit": "kW/(m2.K)", "dtype": "float64", "shape": ["n"], "range": [null, 2], "out_of_range": "clamp"},
    {"name": "c", "unit": "degC", "difference": true, "dtype": "float64", "shape": ["n"], "range": [1, null],
     "out_of_range": "ignore", "non_finite": "allow"}],
  "outputs": [{"name": "d", "unit": "1", "dtype": "float32", "shape": ["n"], "range": [0, 1], "out_of_range": "warn"}],
  "artifact": {"format": "torchscript", "file": "m.pt", "inputs": [["a"], ["b", "c"]], "outputs": ["d"]}
})json";

[[noreturn]] void fail(std::string_view why, std::string_view where) {
  throw std::runtime_error(std::string(why) + ": " + std::string(where.substr(0, 200)));
}

void add_identifiers(Words& words, std::string_view source) {
  for (const Token& token : lex_cpp(source)) {
    if (token.kind == TokenKind::Identifier) words.emplace(token.text);
  }
}

// The words of the template and of the view: they are in the header of any card.
const Words& words_of_the_generator() {
  static const Words words = [] {
    card::Diagnostics diagnostics;
    const auto card = card::read_card_text({"wordy card", std::string(wordy_card)}, diagnostics);
    if (!card) fail("the wordy card is no card", wordy_card);
    Words found;
    add_identifiers(found, generator::emit_header(*card).begin()->second);
    for (const std::string& name : identifiers_from(*card)) found.erase(name);
    return found;
  }();
  return words;
}

// The names of units are the catalogue's, not the card's.
Words words_of_the_units(const card::Card& card) {
  Words words;
  for (const auto* ports : {&card.inputs, &card.outputs}) {
    for (const card::Port& port : *ports) add_identifiers(words, generator::port_unit_type(port));
  }
  return words;
}

void check_directive(std::string_view text) {
  constexpr std::array allowed{std::string_view("#pragma once"),
                               std::string_view("#include <typeplate/model.hpp>")};
  if (std::find(allowed.begin(), allowed.end(), text) == allowed.end()) fail("a directive of nobody", text);
}

void check_escape(std::string_view literal, std::size_t backslash) {
  constexpr std::string_view known = "\"\\nt?01234567";
  if (known.find(literal[backslash + 1]) == std::string_view::npos) fail("an escape that we never write", literal);
}

// Printable ASCII with the escapes that we write, and no trigraph.
void check_string(std::string_view literal) {
  for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
    if (literal.substr(i, 2) == "??") fail("the beginning of a trigraph", literal);
    if (literal[i] == '\\') check_escape(literal, i++);
  }
}

// What turns the direction of a text around, or ends a line for some program.
bool acts(char32_t value) {
  const bool control = value < 0x20 || (value >= 0x7F && value <= 0x9F);
  const bool mark = value == 0x061C || value == 0x200E || value == 0x200F;
  const bool embedding = value >= 0x2028 && value <= 0x202E;
  const bool isolate = value >= 0x2066 && value <= 0x2069;
  return control || mark || embedding || isolate || value == 0xFEFF;
}

void check_comment(std::string_view comment) {
  for (std::string_view rest = comment; !rest.empty();) {
    const generator::CodePoint point = generator::first_code_point(rest);
    if (!point.valid) fail("a comment that is not UTF-8", comment);
    if (acts(point.value)) fail("a comment with a character that acts", comment);
    rest.remove_prefix(point.size);
  }
}

}  // namespace

std::set<std::string, std::less<>> identifiers_from(const card::Card& card) {
  std::vector<std::string> ports;
  for (const auto* list : {&card.inputs, &card.outputs}) {
    for (const card::Port& port : *list) ports.push_back(port.name);
  }
  Words names = {generator::identifier_for(card.name, generator::Place::Namespace)};
  for (const auto& [name, identifier] : generator::port_identifiers(ports)) names.insert(identifier);
  return names;
}

void check_emitted_header(const card::Card& card, std::string_view header) {
  const Words& ours = words_of_the_generator();
  Words brought = words_of_the_units(card);
  brought.merge(identifiers_from(card));
  const std::vector<Token> tokens = lex_cpp(header);
  if (!brackets_balance(tokens)) fail("the brackets do not balance", header);
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::Directive) check_directive(token.text);
    if (token.kind == TokenKind::String) check_string(token.text);
    if (token.kind == TokenKind::Comment) check_comment(token.text);
    const bool known = ours.contains(token.text) || brought.contains(token.text);
    if (token.kind == TokenKind::Identifier && !known) fail("a word of nobody", token.text);
  }
}

}  // namespace typeplate::test
