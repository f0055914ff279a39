// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The catalogue against data/units.tsv and data/prefixed.tsv, which scripts/oracles computes from definitions of
// its own with exact fractions. Changing any one number of the catalogue fails a test here.
#include <cstdlib>
#include <map>
#include <set>
#include <typeplate/units/parse.hpp>

#include "catch.hpp"
#include "exact.hpp"
#include "tsv.hpp"

using namespace typeplate;

namespace {

constexpr const char* kind_names[] = {"none",           "frequency",      "activity",
                                      "symbol_rate",    "absorbed_dose",  "dose_equivalent",
                                      "apparent_power", "reactive_power", "count_of_pixels",
                                      "count",          "decibel",        "decibel_milliwatt",
                                      "decibel_watt",   "decibel_volt",   "decibel_sound_pressure",
                                      "neper",          "acidity"};
constexpr const char* role_names[] = {"none", "point", "difference"};
constexpr const char* policy_names[] = {"accept", "warn", "refuse_bare"};

/// The unit of a row, by its symbol or, where that is refused bare, as the first alias.
unit_result read_row(const definition& row) {
  const factor alone{static_cast<short>(detail::find_exact(row.symbol).unit), detail::no_prefix, {1, 1}};
  return parse_unit(detail::spelling_of(alone));
}

std::vector<std::string> aliases_of(const definition& row) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < row.aliases.size();) {
    const auto alias = detail::alias_at(row.aliases, at);
    all.emplace_back(alias);
    at += alias.size() + 1;
  }
  return all;
}

/// Is this prefix + symbol another unit's exact name, or refused?
bool is_hidden(const std::string& text) {
  const unit_result unit = parse_unit(text);
  return !unit.ok || unit.factors.of[0].prefix == detail::no_prefix;
}

}  // namespace

TEST_CASE("every row of the catalogue is exactly what the other program computes") {
  const auto rows = tsv::read("units.tsv");
  REQUIRE(rows.size() == static_cast<std::size_t>(catalogue::size));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const tsv::row& want = rows[i];
    const definition& row = *detail::rows.of[i];
    INFO(want[0]);
    REQUIRE(row.symbol == want[0]);
    CHECK(row.prefixable == (want[1] != "none"));
    const unit_result unit = read_row(row);
    if (row.symbol != "1") REQUIRE(unit.factors.of[0].unit == static_cast<int>(i));
    REQUIRE(unit.ok);
    for (int base = 0; base < dimension::size; ++base) {
      CHECK(unit.spec.measures.of[base] == make_exponent(std::stoi(want[static_cast<std::size_t>(2 + base)])));
    }
    CHECK(exact::equals(unit.spec.scale, want[11], want[12], std::stoi(want[13])));
    CHECK(unit.spec.offset.numerator * std::stoll(want[15]) == std::stoll(want[14]) * unit.spec.offset.denominator);
    CHECK(kind_names[static_cast<int>(unit.spec.kind)] == want[16]);
    CHECK(role_names[static_cast<int>(unit.spec.role)] == want[17]);
    CHECK(policy_names[static_cast<int>(row.policy)] == want[18]);
    CHECK(detail::to_double(unit.spec.scale).value == std::strtod(want[19].c_str(), nullptr));
    CHECK((row.policy == unit_policy::accept) == row.note.empty());
  }
}

TEST_CASE("every unit with every allowed prefix is exactly what the other program computes") {
  std::set<std::pair<std::string, std::string>> allowed;
  for (const tsv::row& want : tsv::read("prefixed.tsv")) {
    INFO(want[0]);
    allowed.emplace(want[1], want[2]);
    if (is_hidden(want[0])) continue;  // listed in the next test
    const unit_result unit = parse_unit(want[0]);
    REQUIRE(unit.ok);
    const factor& only = unit.factors.of[0];
    REQUIRE(unit.factors.count == 1);
    CHECK(unit.canonical() == want[0]);
    CHECK(detail::prefixes[only.prefix].symbol == want[1]);
    CHECK(detail::row_of(only).symbol == want[2]);
    CHECK(exact::equals(unit.spec.scale, want[3], want[4], std::stoi(want[5])));
    CHECK(detail::to_double(unit.spec.scale).value == std::strtod(want[6].c_str(), nullptr));
  }
  for (int p = 0; p < detail::prefix_count; ++p) {
    for (const definition* row : detail::rows.of) {
      const std::pair<std::string, std::string> pair(detail::prefixes[p].symbol, row->symbol);
      INFO(pair.first << " " << pair.second);
      CHECK(detail::may_stand_before(p, *row) == (allowed.count(pair) == 1));
    }
  }
}

TEST_CASE("an exact symbol hides a prefixed one only where it is known to") {
  std::set<std::string> hidden;
  for (const tsv::row& want : tsv::read("prefixed.tsv")) {
    if (is_hidden(want[0])) hidden.insert(want[0]);
  }
  CHECK(hidden == std::set<std::string>(std::begin(detail::taken_texts), std::end(detail::taken_texts)));
  CHECK(hidden == std::set<std::string>{"Gs", "PS", "RT", "at", "ct", "dB", "ft", "nt", "qt",  // other units
                                        "kt", "pH"});
}

TEST_CASE("every symbol and alias names one unit, and a prefix gives only one word a second reading") {
  std::map<std::string, std::string> owner;
  for (const definition* row : detail::rows.of) {
    std::vector<std::string> names = aliases_of(*row);
    names.emplace_back(row->symbol);
    for (const std::string& name : names) {
      INFO(name);
      CHECK(owner.emplace(name, row->symbol).second);
      const detail::found_unit found = detail::find_unit(name, false);
      REQUIRE(found.ok());
      CHECK(detail::rows.of[found.unit]->symbol == row->symbol);
    }
  }
  std::map<std::string, std::string> readings;
  std::set<std::string> twice;
  for (const auto& [name, symbol] : owner) {
    const definition& row = *detail::rows.of[detail::find_exact(symbol).unit];
    for (int p = 0; p < detail::prefix_count; ++p) {
      if (!detail::may_stand_before(p, row)) continue;
      const std::string word = std::string(detail::prefixes[p].symbol) + name;
      if (!readings.emplace(word, symbol).second) twice.insert(word);
    }
  }
  // d + asec (the longer name wins) and da + sec.
  CHECK(twice == std::set<std::string>{"dasec"});
  CHECK(parse_unit("dasec").canonical() == "darcsec");
}

TEST_CASE("the aliases are those of the committed list") {
  const auto rows = tsv::read("aliases.tsv");
  REQUIRE(rows.size() == static_cast<std::size_t>(catalogue::size));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(detail::rows.of[i]->symbol == rows[i][0]);
    CHECK(detail::rows.of[i]->aliases == rows[i][1]);
  }
}

TEST_CASE("canonical symbols are ASCII letters, underscores and percent, without digits") {
  for (const definition* row : detail::rows.of) {
    INFO(row->symbol);
    if (row->symbol == "1") continue;
    for (const char c : row->symbol)
      CHECK((detail::is_letter(static_cast<unsigned char>(c)) || c == '_' || c == '%'));
    CHECK_FALSE(row->name.empty());
  }
}
