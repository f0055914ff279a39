// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "units/exact_number.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "catch.hpp"
#include "typeplate/units/parse.hpp"
#include "units/unit_meaning.hpp"
#include "units/wide_number.hpp"

using namespace typeplate;
using namespace typeplate::generator;

namespace {

ExactNumber converted(std::string_view value, std::string_view from, std::string_view to) {
  const auto number = read_decimal(value);
  REQUIRE(number);
  return convert(*number, parse_unit(from).spec, parse_unit(to).spec);
}

std::string exactly(std::string_view value, std::string_view from, std::string_view to) {
  return exact_decimal(converted(value, from, to)).value_or("not exact");
}

std::string about(std::string_view value, std::string_view from, std::string_view to) {
  CHECK_FALSE(exact_decimal(converted(value, from, to)));
  const auto nearest = nearest_double(converted(value, from, to));
  return nearest ? shortest_digits(*nearest) : "no double";
}

}  // namespace

TEST_CASE("a decimal text is read exactly or not at all") {
  for (const auto& [text, digits] : {std::pair{"350", "350"},
                                     {"-40", "-40"},
                                     {"+.5", "0.5"},
                                     {"1.", "1"},
                                     {"0.1", "0.1"},
                                     {"1e-3", "0.001"},
                                     {"1E3", "1000"},
                                     {"12.50", "12.5"},
                                     {"-0", "0"},
                                     {"0e9", "0"},
                                     {"1e22", "1e+22"},
                                     {"1e20", "100000000000000000000"},
                                     {"1.5e-300", "1.5e-300"},
                                     {"0.30000000000000004441", "0.30000000000000004441"}}) {
    INFO(text);
    REQUIRE(read_decimal(text));
    CHECK(exact_decimal(*read_decimal(text)) == std::string(digits));
  }
  for (const char* bad : {"", "-", ".", "e3", "1e", "1e+", "1e401", "1e99999999999", "1,5", "0x10", "nan", "inf",
                          " 1", "1 ", "1e3.5", "--1", "1e--3", "1.2.3"}) {
    INFO(bad);
    CHECK_FALSE(read_decimal(bad));
  }
  CHECK_FALSE(read_decimal(std::string(61, '1')));
  CHECK_FALSE(read_decimal("." + std::string(100'000, '0')));
}

TEST_CASE("what has finitely many digits is converted exactly") {
  CHECK(exactly("350", "degC", "K") == "623.15");
  CHECK(exactly("-40", "degC", "degF") == "-40");
  CHECK(exactly("0", "K", "degC") == "-273.15");
  CHECK(exactly("-273.15", "degC", "K") == "0");
  CHECK(exactly("98.6", "degF", "degC") == "37");
  CHECK(exactly("12", "in", "ft") == "1");
  CHECK(exactly("0.1", "km", "m") == "100");
  CHECK(exactly("1", "atm", "Pa") == "101325");
  CHECK(exactly("1", "lb", "kg") == "0.45359237");
  CHECK(exactly("1", "V/Hz(1/2)", "mV/Hz(1/2)") == "1000");
  CHECK(exactly("1e300", "km", "m") == "1e+303");
  CHECK(exactly("5", "delta_degC", "delta_degF") == "9");
  CHECK(exactly("2", "rev", "rev") == "2");
  CHECK(exactly("180", "deg", "rev") == "0.5");
}

TEST_CASE("what has not is rounded once, to the nearest double") {
  CHECK(about("1", "rad", "deg") == "57.29577951308232");
  CHECK(about("1", "m", "ft") == "3.2808398950131235");
  CHECK(about("1", "degF", "K") == "255.92777777777778");
  CHECK(about("-1", "m", "ft") == "-3.2808398950131235");
  CHECK(about("1", "V/kHz(1/2)", "V/Hz(1/2)") == "0.03162277660168379");
  CHECK(about("1e-310", "m", "ft") == "no double");
  CHECK(about("1e400", "m", "ft") == "no double");
}

TEST_CASE("a factor is a fraction in lowest terms") {
  const auto fraction = [](std::string_view unit) {
    return exact_fraction(exact_number(parse_unit(unit).spec.scale));
  };
  CHECK(fraction("degF") == "5/9");
  CHECK(fraction("deg") == "1/180*pi");
  CHECK(fraction("kPa") == "1000");
  CHECK(fraction("1/kHz(1/2)") == "(1/1000)^(1/2)");
  CHECK(fraction("K") == "1");
}

TEST_CASE("a conversion of 1 is the factor that another program derived") {
  std::ifstream file(TYPEPLATE_UNIT_DATA "/conversions.tsv");
  std::string line;
  std::getline(file, line);
  int compared = 0;
  for (; std::getline(file, line); ++compared) {
    std::istringstream fields(line);
    std::string from, to, scale, offset;
    fields >> from >> to >> scale >> offset;
    INFO(line);
    const auto one = nearest_double(converted("1", from, to));
    const auto zero = nearest_double(converted("0", from, to));
    REQUIRE(one);
    REQUIRE(zero);
    CHECK(*zero == std::strtod(offset.c_str(), nullptr));
    if (*zero == 0) CHECK(*one == std::strtod(scale.c_str(), nullptr));
    const double expected = std::strtod(scale.c_str(), nullptr) + std::strtod(offset.c_str(), nullptr);
    CHECK(std::fabs(*one - expected) <= 1e-12 * std::fabs(*zero));
  }
  CHECK(compared > 1000);
}

TEST_CASE("quotients and rests of wide numbers fit together") {
  const wide a = from_digits("340282366920938463463374607431768211457123456789");
  const wide b = from_digits("18446744073709551629");
  const Quotient quotient = divide(a, b);
  CHECK(to_digits(add(detail::multiply(quotient.whole, b), quotient.rest)) == to_digits(a));
  CHECK(detail::compare(quotient.rest, b) < 0);
  CHECK(to_digits(subtract(a, a)) == "0");
  CHECK(to_digits(greatest_common_divisor(from_digits("360360"), from_digits("462"))) == "462");
}

TEST_CASE("a unit is explained by what it measures") {
  CHECK(quantity_name(parse_unit("W/(m2.K)").spec) == "heat transfer coefficient");
  CHECK(quantity_name(parse_unit("bar").spec) == "pressure, stress or energy per volume");
  CHECK(quantity_name(parse_unit("degC").spec) == "temperature");
  CHECK(quantity_name(parse_unit("delta_degC").spec) == "temperature difference");
  CHECK(quantity_name(parse_unit("Bq").spec) == "radioactivity");
  CHECK(quantity_name(parse_unit("kg7").spec).empty());
  CHECK(coherent_unit(parse_unit("W/(m2.K)").spec.measures) == "kg/(s3.K)");
  CHECK(coherent_unit(parse_unit("%").spec.measures) == "1");
  CHECK(coherent_unit(parse_unit("V/Hz(1/2)").spec.measures) == "kg.m2/(s(5/2).A)");
}
