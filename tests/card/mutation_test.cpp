// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Every small damage to an example card leaves it valid or is diagnosed on its own line, by a code that belongs
// there.
#include <map>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "mutate.hpp"
#include "mutation_places.hpp"
#include "test_card.hpp"

namespace {

using namespace typeplate::card;

char letter_of(JsonKind kind) {
  switch (kind) {
    case JsonKind::null:
      return 'z';
    case JsonKind::boolean:
      return 'b';
    case JsonKind::number:
      return 'n';
    case JsonKind::string:
      return 's';
    case JsonKind::array:
      return 'a';
    case JsonKind::object:
      return 'o';
    case JsonKind::broken:
      break;
  }
  return '!';
}

// The codes that a mutant may be diagnosed with, and whether it may as well be valid.
struct Expectation {
  std::string codes;
  bool may_be_valid = false;
};

Expectation expected_of_removal(const Place& place) {
  const bool sometimes = place.removal.ends_with('?');
  return {std::string(place.removal.substr(0, 6)), place.removal.empty() || sometimes};
}

Expectation expected_of_replacement(const Mutant& mutant, const Place& place) {
  if (mutant.kind == JsonKind::broken) return {"TP0108 TP0109 TP0112", false};
  const bool any = place.kinds == "*";
  const bool allowed = any || place.kinds.find(letter_of(mutant.kind)) != std::string_view::npos;
  if (!allowed) return {std::string(place.wrong_type), false};
  return {std::string(place.value_codes), !place.always};
}

Expectation expectation_of(const Mutant& mutant) {
  const Place& place = place_of(mutant.path);
  switch (mutant.damage) {
    case Damage::removed:
      return expected_of_removal(place);
    case Damage::misspelt:
      return {std::string(place.misspelling), place.misspelling.empty()};
    case Damage::doubled:
      return {"TP0111", false};
    case Damage::replaced:
      return expected_of_replacement(mutant, place);
  }
  return {};
}

bool is_expected(const Diagnostic& diagnostic, const Expectation& expected) {
  return expected.codes.find(diagnostic.code) != std::string::npos;
}

// What is wrong with the diagnosis of this mutant; empty when nothing is.
std::string judge(const Mutant& mutant, const Reading& reading) {
  const Expectation expected = expectation_of(mutant);
  if (reading.card.has_value() == reading.diagnostics.had_errors()) return "a card with errors, or neither";
  if (reading.card) return expected.may_be_valid ? "" : "accepted, expected " + expected.codes;
  const LineTable lines(reading.source.text);
  bool found = false;
  for (const Diagnostic& diagnostic : reading.diagnostics.all()) {
    if (diagnostic.severity == Severity::warning) continue;
    const bool here = diagnostic.span && lines.position(diagnostic.span->begin).line == mutant.line;
    const bool right = here && is_expected(diagnostic, expected);
    // A key that is gone, misspelt or doubled is one mistake: whatever else were reported would be its echo.
    if (!right && mutant.damage != Damage::replaced)
      return "an echo: " + diagnostic.code + " " + diagnostic.message;
    found = found || right;
  }
  return found ? "" : "nothing expected (" + expected.codes + ") on line " + std::to_string(mutant.line);
}

std::string described(const std::string& card, const Mutant& mutant, const Reading& reading) {
  std::ostringstream text;
  text << card << ": " << mutant.path << " " << name_of(mutant.damage) << " " << mutant.replacement << "; got";
  for (const std::string& code : codes(reading.diagnostics)) text << " " << code;
  return text.str();
}

}  // namespace

TEST_CASE("every mutant of the example cards is valid or diagnosed on its own line with a code of its place") {
  std::size_t count = 0;
  std::size_t refused = 0;
  std::map<std::string, std::size_t> by_damage;
  for (const std::string card : {"valid_steam", "valid_turbine", "valid_climate", "valid_editor",
                                 "../../../examples/steam/model", "../../../bench/models/mlp_8_64_64_3"}) {
    for_each_mutant(case_text(card), [&](const Mutant& mutant) {
      const Reading reading = read_string(mutant.text);
      ++count;
      ++by_damage[std::string(name_of(mutant.damage))];
      refused += reading.card ? 0 : 1;
      const std::string problem = judge(mutant, reading);
      if (!problem.empty()) FAIL_CHECK(described(card, mutant, reading) << ": " << problem);
    });
  }
  WARN(count << " mutants, " << refused << " refused; " << by_damage["removed"] << " keys removed, "
             << by_damage["misspelt"] << " misspelt, " << by_damage["doubled"] << " doubled, "
             << by_damage["replaced"] << " values replaced");
  CHECK(count >= 2000);
  CHECK(refused > count / 2);
}
