// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "catch.hpp"
#include "emit/emit_header.hpp"
#include "names/namer.hpp"
#include "support/cpp_lexer.hpp"
#include "support/emitted_header.hpp"
#include "support/random_card.hpp"
#include "typeplate/card/read_card.hpp"
#include "typeplate/card/render.hpp"

namespace {

using namespace typeplate;
using test::TokenKind;

card::Card read(std::uint64_t seed) {
  card::Diagnostics diagnostics;
  const card::SourceFile source{.name = "random card " + std::to_string(seed), .text = test::random_card(seed)};
  auto card = card::read_card_text(source, diagnostics);
  if (!card) FAIL(render_short(diagnostics, source) << source.text);
  return *std::move(card);
}

std::string without_names(const std::vector<test::Token>& tokens, const std::set<std::string, std::less<>>& names) {
  for (const test::Token& token : tokens) {
    const bool marked = token.text.find(test::marker) != std::string_view::npos;
    const bool may_be = token.kind == TokenKind::Comment || token.kind == TokenKind::String ||
                        (token.kind == TokenKind::Identifier && names.count(token.text) != 0);
    if (marked && !may_be) return std::string(token.text);
  }
  return "";
}

}  // namespace

TEST_CASE("no text of 10,000 random cards leaves its comment, its string or its identifier") {
  std::size_t marked_comments = 0;
  std::size_t marked_strings = 0;
  for (std::uint64_t seed = 0; seed < 10'000; ++seed) {
    const card::Card card = read(seed);
    const generator::Files files = generator::emit_header(card);
    REQUIRE(files.size() == 1);
    INFO("seed " << seed);
    const auto tokens = test::lex_cpp(files.begin()->second);
    if (!test::brackets_balance(tokens)) FAIL("the brackets do not balance");
    const std::string stray = without_names(tokens, test::identifiers_from(card));
    if (!stray.empty()) FAIL("the marker stands in code: " << stray);
    for (const test::Token& token : tokens) {
      const bool marked = token.text.find(test::marker) != std::string_view::npos;
      marked_comments += marked && token.kind == TokenKind::Comment ? 1 : 0;
      marked_strings += marked && token.kind == TokenKind::String ? 1 : 0;
    }
  }
  CHECK(marked_comments > 50'000);
  CHECK(marked_strings > 30'000);
}

TEST_CASE("adding, removing and moving ports renames no other port") {
  for (std::uint64_t seed = 0; seed < 2'000; ++seed) {
    test::RandomNumbers random(seed);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < 12; ++i) names.push_back(test::random_port_name(random));
    const auto before = generator::port_identifiers(names);
    std::reverse(names.begin(), names.end());
    names.resize(8);
    names.insert(names.begin(), test::random_port_name(random));
    names.push_back("a new port");
    for (const auto& [name, identifier] : generator::port_identifiers(names)) {
      const auto old = before.find(name);
      if (old != before.end() && old->second != identifier) FAIL(name << " was " << old->second);
    }
  }
}

TEST_CASE("different names of random cards never share an identifier") {
  std::map<std::string, std::string> owner;
  test::RandomNumbers random(7);
  for (std::size_t i = 0; i < 50'000; ++i) {
    const std::string name = test::random_port_name(random);
    const auto [place, added] = owner.emplace(generator::identifier_for(name, generator::Place::Member), name);
    if (!added && place->second != name) FAIL(name << " and " << place->second << " are both " << place->first);
  }
  CHECK(owner.size() > 30'000);
}
