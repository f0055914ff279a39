// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/numbers.hpp"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>
#include <string>

#include "catch.hpp"
#include "table/csv_writer.hpp"

namespace tp_table = typeplate::table;
using tp_table::read_number;

namespace {

template <class Number>
std::string written(Number number) {
  std::string text;
  tp_table::append_number(text, number);
  return text;
}

bool same_bits(double a, double b) {
  return std::memcmp(&a, &b, sizeof a) == 0;
}

std::string explained(std::string_view text) {
  const auto complaint = tp_table::explain_number(text);
  CHECK_FALSE(complaint.help.empty());
  return complaint.message + "; " + complaint.help;
}

}  // namespace

TEST_CASE("a number is read as decimal text with a point, whatever stands around it") {
  CHECK(read_number("350") == 350.0);
  CHECK(read_number(" \t-1.5e3 ") == -1500.0);
  CHECK(read_number("+1") == 1.0);
  CHECK(read_number(".5") == 0.5);
  CHECK(read_number("5.") == 5.0);
  CHECK(read_number("1E+2") == 100.0);
  CHECK(read_number("007") == 7.0);
  CHECK(same_bits(read_number("-0").value(), -0.0));
  CHECK(read_number("inf") == std::numeric_limits<double>::infinity());
  CHECK(read_number("-Infinity") == -std::numeric_limits<double>::infinity());
  CHECK(std::isnan(read_number("NaN").value()));
  CHECK(std::isnan(read_number("-nan").value()));
}

TEST_CASE("a number is read exactly, however many digits it has") {
  CHECK(read_number("0.1") == 0.1);
  CHECK(read_number("9007199254740993") == 9007199254740992.0);
  CHECK(read_number("9007199254740993.0000000000000000000000000000000000000000001") == 9007199254740994.0);
  CHECK(read_number("1." + std::string(5000, '0') + "1") == 1.0);
  CHECK(read_number("1.7976931348623157e308") == std::numeric_limits<double>::max());
  CHECK(read_number("4.9e-324") == std::numeric_limits<double>::denorm_min());
  CHECK(read_number("2.2250738585072011e-308") == 2.2250738585072011e-308);
  CHECK(read_number("1e-400") == 0.0);
  CHECK(same_bits(read_number("-1e-400").value(), -0.0));
}

TEST_CASE("every double and every float reads back as it was written") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 200000; ++i) {
    const std::uint64_t bits = random();
    double number = 0;
    std::memcpy(&number, &bits, sizeof number);
    if (std::isfinite(number)) REQUIRE(same_bits(read_number(written(number)).value(), number));
    float small = 0;
    std::memcpy(&small, &bits, sizeof small);
    if (std::isfinite(small)) REQUIRE(static_cast<float>(read_number(written(small)).value()) == small);
  }
}

TEST_CASE("numbers are written with the fewest digits of their type") {
  CHECK(written(0.1f) == "0.1");
  CHECK(written(0.1) == "0.1");
  CHECK(written(static_cast<double>(0.1f)) == "0.10000000149011612");
  CHECK(written(-0.0f) == "-0");
  CHECK(written(1e30f) == "1e+30");
  CHECK(written(std::nan("")) == "nan");
  CHECK(written(-std::nanf("")) == "nan");
  CHECK(written(-HUGE_VAL) == "-inf");
}

TEST_CASE("what is no number is refused with the number that was probably meant") {
  const std::string gap = "a model needs a number for every input; fill the gap or remove the row";
  const std::string plain = "write a decimal number such as `350` or `-1.5e3`";
  const std::pair<std::string, std::string> cases[] = {
      {"", "the field is empty; " + gap},
      {"  ", "the field is empty; " + gap},
      {"N/A", "`N/A` is no number; " + gap},
      {"12,5", "`12,5` has a decimal comma; write a decimal point: `12.5`"},
      {"-0,25e3", "`-0,25e3` has a decimal comma; write a decimal point: `-0.25e3`"},
      {"1,234",
       "`1,234` has a decimal comma; write a decimal point: `1.234`, or `1234` if the comma marks thousands"},
      {"1,234,567", "`1,234,567` has thousands separators; write `1234567`"},
      {"1,234.5", "`1,234.5` has thousands separators; write `1234.5`"},
      {"1.234,5", "`1.234,5` has a decimal comma; write a decimal point: `1234.5`"},
      {"1'234.5", "`1'234.5` has thousands separators; write `1234.5`"},
      {"1 234", "`1 234` has thousands separators; write `1234`"},
      {"1_000", "`1_000` has thousands separators; write `1000`"},
      {"0x1p3", "`0x1p3` is hexadecimal; write a decimal number"},
      {"-0X10", "`-0X10` is hexadecimal; write a decimal number"},
      {"\xE2\x88\x92"
       "5",
       "`\xE2\x88\x92"
       "5` begins with a typographic minus sign; write `-5`"},
      {"1.5D3", "`1.5D3` has a Fortran exponent; write `1.5e3`"},
      {"350 degC", "`350 degC` has text behind the number; write units in the header, as in `temperature [degC]`"},
      {"12%", "`12%` has text behind the number; write units in the header, as in `temperature [degC]`"},
      {"1e999", "`1e999` is too large for a float64; check the number and its unit"},
      {"-1e999", "`-1e999` is too large for a float64; check the number and its unit"},
      {"warm", "`warm` is no number; " + plain},
      {"1.2.3", "`1.2.3` is no number; " + plain},
      {"+-1", "`+-1` is no number; " + plain},
      {"--1", "`--1` is no number; " + plain},
      {"1e", "`1e` is no number; " + plain},
      {".", "`.` is no number; " + plain},
      {"nan(0)", "`nan(0)` is no number; " + plain},
      {"\x1B[2J", "`\\x1b[2J` is no number; " + plain},
  };
  for (const auto& [text, sentence] : cases) {
    INFO(text);
    CHECK_FALSE(read_number(text));
    CHECK(explained(text) == sentence);
  }
}

TEST_CASE("a text too long to have been typed is refused without advice that is about a part of it") {
  const std::string tail = " is no number; write a decimal number such as `350` or `-1.5e3`";
  for (const char blank : {'\t', ' '}) {
    for (const char* last : {"x", "-", "5", "degC"}) {
      const std::string text = "1" + std::string(410, blank) + last;
      INFO(text);
      CHECK_FALSE(read_number(text));
      CHECK(explained(text).starts_with("`1"));
      CHECK(explained(text).ends_with(tail));
    }
  }
  CHECK(explained(std::string(500, '9')).ends_with(" is too large for a float64; check the number and its unit"));
  CHECK(explained("-" + std::string(500, '9') + "x").ends_with(tail));
}

TEST_CASE("a field of a megabyte is refused at once") {
  const std::string commas(std::size_t{1} << 20, ',');
  CHECK(explained(commas).size() < 300);
}

TEST_CASE("a field is quoted where it would not read back otherwise") {
  const auto field = [](std::string_view text) {
    std::string out;
    tp_table::append_field(out, text);
    return out;
  };
  CHECK(field("density [kg/m3]") == "density [kg/m3]");
  CHECK(field("") == "");
  CHECK(field("a,b") == "\"a,b\"");
  CHECK(field("a \"b\"") == "\"a \"\"b\"\"\"");
  CHECK(field("a\nb") == "\"a\nb\"");
  CHECK(field("a\rb") == "\"a\rb\"");
  CHECK(field(" a") == "\" a\"");
  CHECK(field("a\t") == "\"a\t\"");
}
