// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the card says about units, exponents and bounds, field by field.
#include "catch.hpp"
#include "test_card.hpp"

namespace {

using namespace typeplate::card;

// The steam card with this as the whole of its temperature port's unit.
Reading with_unit(const std::string& members) {
  return read_string(with(case_text("valid_steam"), "\"unit\": \"K\"", members));
}

std::string unit_of(const std::string& members) {
  const Reading reading = with_unit(members);
  return reading.card ? reading.card->inputs[0].unit_text : "";
}

std::vector<std::string> codes_with_unit(const std::string& members) {
  return codes(with_unit(members).diagnostics);
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a dimension alone means the coherent SI unit") {
  CHECK(unit_of("\"dimension\": {}") == "1");
  CHECK(unit_of("\"dimension\": {\"L\": 1}") == "m");
  CHECK(unit_of("\"dimension\": {\"mass\": 1, \"length\": -3}") == "kg/m3");
  CHECK(unit_of("\"dimension\": {\"L\": -1, \"M\": 1, \"T\": -2}") == "kg/(m.s2)");
  CHECK(unit_of("\"dimension\": {\"M\": 0.5, \"Th\": 0.3333333333333333, \"N\": -1}") == "kg(1/2).K(1/3)/mol");
  CHECK(unit_of("\"dimension\": {\"Theta\": 1}") == "K");
  CHECK(unit_of("\"dimension\": {\"L\": 0, \"J\": 2.0}") == "cd2");
}

TEST_CASE("exponents are small fractions within 1e-9") {
  CHECK(unit_of("\"dimension\": {\"L\": 0.3333333333}") == "m(1/3)");
  CHECK(codes_with_unit("\"dimension\": {\"L\": 0.33333}") == Codes{"TP0305"});
  CHECK(unit_of("\"dimension\": {\"L\": 0.08333333333333333}") == "m(1/12)");
  CHECK(codes_with_unit("\"dimension\": {\"L\": 0.07692307692307693}") == Codes{"TP0305"});  // 1/13
  CHECK(codes_with_unit("\"dimension\": {\"L\": 1e300}") == Codes{"TP0305"});
}

TEST_CASE("unit and dimension must agree, angles apart") {
  CHECK(codes_with_unit("\"unit\": \"kPa\", \"dimension\": {\"L\": -1, \"M\": 1, \"T\": -2}").empty());
  CHECK(codes_with_unit("\"unit\": \"rad/s\", \"dimension\": {\"T\": -1}").empty());
  CHECK(codes_with_unit("\"unit\": \"rad/s\", \"dimension\": {\"T\": 1}") == Codes{"TP0303"});
  CHECK(codes_with_unit("\"unit\": \"m\", \"dimension\": {}") == Codes{"TP0303"});
}

TEST_CASE("only temperatures have differences") {
  CHECK(unit_of("\"unit\": \"degC\", \"difference\": true, \"quantity\": \"x\"") == "delta_degC");
  CHECK(unit_of("\"unit\": \"degF\", \"difference\": true") == "delta_degF");
  CHECK(unit_of("\"unit\": \"delta_degC\"") == "delta_degC");
  CHECK(unit_of("\"unit\": \"delta_degC\", \"difference\": true") == "delta_degC");
  CHECK(unit_of("\"unit\": \"K\", \"difference\": false") == "K");
  for (const std::string unit : {"K", "degC", "degF", "degR", "mK"}) {
    const Reading reading = with_unit("\"unit\": \"" + unit + "\", \"difference\": true");
    INFO(unit);
    REQUIRE(reading.card.has_value());
    CHECK(reading.card->inputs[0].difference);
    CHECK(reading.card->inputs[0].unit.spec.role == typeplate::temperature_role::difference);
    CHECK(reading.card->inputs[0].unit.spec.offset.numerator == 0);
  }
  CHECK(with_unit("\"unit\": \"delta_degC\"").card->inputs[0].difference);
  for (const std::string unit : {"1", "Pa", "K2", "W/K", "dB", "J/K"}) {
    INFO(unit);
    CHECK(codes_with_unit("\"unit\": \"" + unit + "\", \"difference\": true") == Codes{"TP0307"});
  }
  CHECK(codes_with_unit("\"unit\": \"delta_degC\", \"difference\": false") == Codes{"TP0307"});
}

TEST_CASE("a range below absolute zero is doubted in every unit of temperature, and of nothing else") {
  const auto codes_of = [](const std::string& unit, const std::string& range) {
    const std::string text = with(case_text("valid_steam"), "\"unit\": \"K\"", unit);
    return codes(read_string(with(text, "[590.0, 1073.0]", range)).diagnostics);
  };
  CHECK(codes_of("\"unit\": \"K\"", "[0, 1]").empty());
  CHECK(codes_of("\"unit\": \"K\"", "[-1, 1]") == Codes{"TP0308"});
  CHECK(codes_of("\"unit\": \"degC\"", "[-273.15, 1]").empty());
  CHECK(codes_of("\"unit\": \"degC\"", "[-273.2, 1]") == Codes{"TP0308"});
  CHECK(codes_of("\"unit\": \"degF\"", "[-459.67, 1]").empty());
  CHECK(codes_of("\"unit\": \"degF\"", "[-459.7, -459.68]") == Codes{"TP0308", "TP0308"});
  CHECK(codes_of("\"unit\": \"delta_degC\"", "[-300, 1]").empty());
  CHECK(codes_of("\"unit\": \"Pa\"", "[-300, 1]").empty());
}

TEST_CASE("equal bounds are no range, and bounds that only look different are said to be equal") {
  const auto codes_of = [](const std::string& range) {
    return codes(read_string(with(case_text("valid_steam"), "[590.0, 1073.0]", range)).diagnostics);
  };
  CHECK(codes_of("[590, 590.0]") == Codes{"TP0213"});
  CHECK(codes_of("[590, 590.00001]") == Codes{"TP0214"});
  CHECK(codes_of("[null, null]").empty());
  CHECK(codes_of("[-3.4e38, 3.4028234663852886e38]") == Codes{"TP0308"});
  CHECK(codes_of("[0, 3.4028236e38]") == Codes{"TP0214"});
}

TEST_CASE("a refused unit is marked where it is wrong, also behind escapes") {
  const Reading reading = with_unit("\"unit\": \"\\u00b0C\\/kilo\"");
  REQUIRE(codes(reading.diagnostics) == Codes{"TP0301"});
  const Span span = *reading.diagnostics.all()[0].span;
  CHECK(reading.source.text.substr(span.begin, span.end - span.begin) == "kilo");
}
