// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One mistake is one diagnostic: what only follows from it is not reported as well.
#include "catch.hpp"
#include "test_card.hpp"

namespace {

using namespace typeplate::card;
using Codes = std::vector<std::string>;

Codes steam_with(const std::string& what, const std::string& instead) {
  return codes(read_string(with(case_text("valid_steam"), what, instead)).diagnostics);
}

Codes turbine_with(const std::string& what, const std::string& instead) {
  Codes result;
  const Reading reading = read_string(with(case_text("valid_turbine"), what, instead));
  for (const Diagnostic& diagnostic : reading.diagnostics.in_text_order()) {
    if (diagnostic.severity == Severity::error) result.push_back(diagnostic.code);
  }
  return result;
}

}  // namespace

TEST_CASE("a port without a readable name is not also missed where it is named") {
  CHECK(steam_with("\"name\": \"pressure\"", "\"name\": 5") == Codes{"TP0201"});
  CHECK(steam_with("\"name\": \"pressure\"", "\"name\": \"\"") == Codes{"TP0207"});
  CHECK(steam_with("\"name\": \"pressure\",", "") == Codes{"TP0203"});
  CHECK(steam_with("\"name\": \"pressure\"", "\"nmae\": \"pressure\"") == Codes{"TP0202"});
}

TEST_CASE("an unreadable place in the artifact is not also a missing port") {
  CHECK(steam_with("[[\"temperature\", \"pressure\"]]", "[[\"temperature\", 7]]") == Codes{"TP0201"});
  CHECK(steam_with("[[\"temperature\", \"pressure\"]]", "[[\"temperature\"], null]") == Codes{"TP0201"});
  CHECK(steam_with("[[\"temperature\", \"pressure\"]]", "[[\"temperature\", NaN]]") == Codes{"TP0109"});
  CHECK(steam_with("[[\"temperature\", \"pressure\"]]", "[[\"temperature\"], NaN]") == Codes{"TP0109"});
  CHECK(steam_with("[[\"temperature\", \"pressure\"]]", "7") == Codes{"TP0201"});
  CHECK(steam_with("[[\"temperature\", \"pressure\"]]", "[[\"temperature\", \"presure\"]]") == Codes{"TP0402"});
}

TEST_CASE("an unknown element type is no different element type, and no narrower one") {
  CHECK(
      turbine_with("\"unit\": \"N.m\",\n      \"quantity\": \"torque\",\n      \"dtype\": \"float64\"",
                   "\"unit\": \"N.m\",\n      \"quantity\": \"torque\",\n      \"dtype\": \"double precision\"") ==
      Codes{"TP0209"});
  CHECK(turbine_with("\"dtype\": \"float64\",\n      \"shape\": [\"sample\"],\n      \"range\": [-1e300, 1e300]",
                     "\"dtype\": 64,\n      \"shape\": [\"sample\"],\n      \"range\": [-1e300, 1e300]") ==
        Codes{"TP0201"});
}

TEST_CASE("a unit that cannot be read has neither a wrong dimension nor a wrong difference") {
  CHECK(steam_with("\"unit\": \"K\"", "\"unit\": \"kelvins!\", \"difference\": true, \"dimension\": {\"L\": 1}") ==
        Codes{"TP0301"});
  CHECK(steam_with("\"unit\": \"K\"", "\"unit\": 5, \"dimension\": {\"L\": 1}") == Codes{"TP0201"});
  CHECK(steam_with("\"unit\": \"K\"", "\"dimension\": {\"LL\": 1}") == Codes{"TP0202"});
}

TEST_CASE("a newer schema is the only thing said about its card") {
  CHECK(steam_with("typeplate/1", "typeplate/12") == Codes{"TP0205"});
  CHECK(codes(read_string("{\"schema\": \"typeplate/2\", \"whatever\": []}").diagnostics) == Codes{"TP0205"});
}

TEST_CASE("two mistakes in one value are two diagnostics") {
  CHECK(steam_with("\"license\": \"MIT\"", "\"licence\": 5") == Codes{"TP0202", "TP0201"});
  CHECK(steam_with("[600.0, 180.0]", "[\"600\", null]") == Codes{"TP0201", "TP0201"});
}
