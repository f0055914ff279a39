// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/units/parse.hpp>

#include "catch.hpp"
#include "conflicts_table.hpp"
#include "parse_cases.hpp"
#include "refused_table.hpp"
#include "spellings_table.hpp"

using namespace typeplate;

namespace {

struct refusal {
  std::string text, message, hint;
  int begin, end;
};

void check(const refusal& want) {
  const unit_result unit = parse_unit(want.text);
  INFO(want.text);
  CHECK_FALSE(unit.ok);
  CHECK(std::string(unit.message.view()) == want.message);
  CHECK(std::string(unit.hint.view()) == want.hint);
  CHECK(unit.span_begin == want.begin);
  CHECK(unit.span_end == want.end);
}

bool every_line(std::string_view table, bool (*holds)(std::string_view)) {
  bool all = true;
  for (int line = 1; line < tsv::line_count(table); ++line) {
    INFO(tsv::line_of(table, line));
    const bool good = holds(tsv::line_of(table, line));
    CHECK(good);
    all = all && good;
  }
  return all;
}

constexpr const char* exponent_hint =
    "write whole digits up to 99 as in `m2` or `s-2`, or a fraction as in `Hz(1/2)` with a denominator up to 12";
constexpr const char* sign_hint = "write `.` for a product, digits right after the sign for an exponent";
constexpr const char* sides_hint = "write a unit on both sides of `.` and `/`";

}  // namespace

TEST_CASE("every spelling that other programs read differently gets its verdict") {
  CHECK(every_line(conflicts_table, parse_cases::conflict_holds));
}

TEST_CASE("every refused spelling is refused with its hint") {
  CHECK(every_line(refused_table, parse_cases::refusal_holds));
}

TEST_CASE("every accepted spelling is rewritten to the canonical one, and each rewrite is reported") {
  CHECK(every_line(spellings_table, parse_cases::spelling_holds));
}

TEST_CASE("a prefix before a name is refused where its symbol would be another unit's") {
  for (const char* text : {"Gsecond", "Psiemens", "Rtesla", "phenry", "ktonne", "ctonne", "ntonne", "ftonne",
                           "atonne", "qtonne", "dbyte", "doctet2", "m/Gsec"}) {
    const unit_result unit = parse_unit(text);
    INFO(text);
    CHECK_FALSE(unit.ok);
    CHECK(parse_cases::contains(unit.message.view(), "is not accepted as a unit"));
    CHECK(parse_cases::contains(unit.hint.view(), "another prefix"));
  }
}

TEST_CASE("the canonical text of every name behind every prefix means the same unit") {
  int accepted = 0;
  for (const definition* row : detail::rows.of) {
    const std::string names = std::string(row->symbol) + "," + std::string(row->aliases) + ",";
    for (std::size_t at = 0; at < names.size(); at = names.find(',', at) + 1) {
      const std::string name = names.substr(at, names.find(',', at) - at);
      for (const auto& prefix : detail::prefixes) {
        const unit_result unit = parse_unit(std::string(prefix.symbol) + name + "2");
        if (name.empty() || !unit.ok) continue;
        const unit_result again = parse_unit(unit.canonical());
        INFO(prefix.symbol << name << "2 is " << unit.canonical());
        CHECK((again.ok && again.factors == unit.factors && !again.rewritten()));
        ++accepted;
      }
    }
  }
  CHECK(accepted > 3900);
}

TEST_CASE("a refused spelling stays refused with an exponent and behind a prefix") {
  for (const char* text : {"Nm2", "G2", "kG", "ka", "mNm", "ton/h", "m.a", "1/month", "kg/KB"}) {
    const unit_result unit = parse_unit(text);
    INFO(text);
    CHECK_FALSE(unit.ok);
    CHECK(parse_cases::contains(unit.message.view(), "is not accepted as a unit"));
  }
}

TEST_CASE("unknown units are refused with the nearest names") {
  check({"kpa", "`kpa` is no known unit", "did you mean `kPa`?", 0, 3});
  check({"kg/mhz", "`mhz` is no known unit", "did you mean `MHz` or `mHz`?", 3, 6});
  check({"kilopascal", "`kilopascal` is no known unit", "did you mean `kPa`?", 0, 10});
  check({"metres", "`metres` is no known unit", "did you mean `m`?", 0, 6});
  check({"pis", "`pis` is no known unit", "did you mean `psi`?", 0, 3});
  check(
      {"kkm", "`kkm` is no known unit", "write a unit of the catalogue, with `.` for products and one `/`", 0, 3});
  check(
      {"\u00B5", "`\u00B5` is no known unit", "this is the prefix micro: write a unit after it, as in `um`", 0, 2});
}

TEST_CASE("a product after a division is refused with both readings") {
  check({"K/s.m/g", "a product after a division reads in two ways",
         "write `K/(g.m.s)` if all of it stands below the line, `m.K/(g.s)` if not", 3, 4});
  check({"W/(m.K).s", "a product after a division reads in two ways",
         "write `W/(m.s.K)` if all of it stands below the line, `W.s/(m.K)` if not", 7, 8});
}

TEST_CASE("exponents that are none are refused where they stand") {
  for (const auto& [text, begin, end] : {std::tuple{"m^x", 1, 3},
                                         {"m100", 1, 4},
                                         {"m0", 1, 2},
                                         {"m(1/13)", 1, 7},
                                         {"m(2)", 1, 4},
                                         {"m^0.33", 1, 6},
                                         {"m(1/0)", 1, 6},
                                         {"m^", 1, 2},
                                         {"m^0.3333333333333333", 1, 20},
                                         {"m(1/2", 1, 5},
                                         {"s\u207B", 1, 4}}) {
    check({text, "this exponent is none that a unit can have", exponent_hint, begin, end});
  }
  check({"m2^3", "a second exponent follows the first one", "write one exponent per unit: `m6`, not `m2^3`", 2, 3});
  check(
      {"m^2^3", "a second exponent follows the first one", "write one exponent per unit: `m6`, not `m2^3`", 3, 4});
  check({"m-s", "a sign between units is neither product nor exponent", sign_hint, 1, 2});
  check({"m -2", "a sign between units is neither product nor exponent", sign_hint, 2, 3});
  check({"sqrt(Hz)2", "a number is no part of a unit",
         "write a prefix (`km`, not `1000 m`), or `1` alone or before `/`", 8, 9});
}

TEST_CASE("what is no unit is refused with what to write") {
  check({"", "the unit is empty", "write `1` for a number without unit", 0, 0});
  check({"  ", "the unit is empty", "write `1` for a number without unit", 0, 2});
  check({"m.", "a unit is missing at the end", "write a unit after the last sign", 2, 2});
  check({"m/", "a unit is missing at the end", "write a unit after the last sign", 2, 2});
  check({"/", "a unit is missing at the end", "write a unit after the last sign", 1, 1});
  check({".m", "a unit is missing before this sign", sides_hint, 0, 1});
  check({"m..s", "a unit is missing before this sign", sides_hint, 2, 3});
  check({"m//s", "a unit is missing before this sign", sides_hint, 2, 3});
  check({"1.m", "a number is no part of a unit", "write a prefix (`km`, not `1000 m`), or `1` alone or before `/`",
         0, 1});
  check({"m.1", "a number is no part of a unit", "write a prefix (`km`, not `1000 m`), or `1` alone or before `/`",
         2, 3});
  check({"m{x}", "annotations in braces are not read", "leave out the braces", 1, 2});
  check({"\xFF", "this byte is no UTF-8", "save the text as UTF-8", 0, 1});
  check({"m\xC0\x80", "this byte is no UTF-8", "save the text as UTF-8", 1, 2});
  check({"\u6E29", "this character is in no unit", "write the unit in ASCII, as in `ohm`", 0, 3});
  check({"(m)", "parentheses stand only below the line",
         "write the product without them, or `a/(b.c)` for a denominator", 0, 1});
  check({"m/(s/K)", "parentheses hold a product only",
         "write `a/(b.c)`, or `(p/q)` right after a unit for a fractional exponent", 4, 5});
  check({"sqrt(sqrt(sqrt(sqrt(sqrt(m)))))", "roots are nested too deeply",
         "write the exponent as a fraction, as in `Hz(1/4)`", 15, 20});
}

TEST_CASE("points on a scale and logarithmic units stand alone") {
  for (const char* text :
       {"degC/m", "degC2", "degC-1", "1/degC", "W/degC", "degC.degC-1", "degC/degC", "sqrt(degC)"}) {
    const unit_result unit = parse_unit(text);
    INFO(text);
    CHECK_FALSE(unit.ok);
    CHECK(std::string(unit.message.view()) == "`degC` is a point on a scale and stands alone");
    CHECK(std::string(unit.hint.view()) == "write `K` or, for a difference, `delta_degC`");
  }
  for (const char* text : {"dB/m", "dB2", "1/dBm", "dB.dB-1"}) {
    const unit_result unit = parse_unit(text);
    INFO(text);
    CHECK_FALSE(unit.ok);
    CHECK(parse_cases::contains(unit.message.view(), "is logarithmic and stands alone"));
  }
  CHECK_FALSE(parse_unit("kdegC").ok);
  CHECK_FALSE(parse_unit("mdB").ok);
}

TEST_CASE("too long and too large units are refused") {
  CHECK(std::string(parse_unit(std::string(201, 'm')).message.view()) ==
        "the unit's text is longer than 200 bytes");
  CHECK_FALSE(parse_unit(std::string(200, 'm')).ok);
  CHECK_FALSE(parse_unit("m.kg.s.A.K.mol.cd.rad.Hz.N.Pa.J.W").ok);
  CHECK(parse_unit("m.kg.s.A.K.mol.cd.rad.Hz.N.Pa.J").ok);
  CHECK_FALSE(parse_unit("Qm30").ok);
  CHECK_FALSE(parse_unit("m99.m").ok);
  CHECK(parse_unit("m99").ok);
  CHECK_FALSE(parse_unit("slug99").ok);
}

TEST_CASE("the difference of a temperature is read from the text or asked for") {
  const unit_result delta = as_difference(parse_unit("K"));
  CHECK(delta.ok);
  CHECK(delta.canonical() == "delta_K");
  CHECK(delta.spec.role == temperature_role::difference);
  CHECK(delta.spec == parse_unit("delta_K").spec);
  CHECK(as_difference(parse_unit("degC")).canonical() == "delta_degC");
  CHECK(as_difference(parse_unit("degC")).spec.offset == exact_offset{});
  CHECK(as_difference(parse_unit("degF")).factors == parse_unit("delta_degF").factors);
  CHECK(as_difference(parse_unit("mK")).canonical() == "delta_mK");
  CHECK(as_difference(delta).canonical() == "delta_K");
  CHECK_FALSE(as_difference(parse_unit("kg")).ok);
  CHECK_FALSE(as_difference(parse_unit("K2")).ok);
  CHECK_FALSE(as_difference(parse_unit("W/K")).ok);
  CHECK_FALSE(as_difference(parse_unit("nonsense")).ok);
}

TEST_CASE("warnings of all units in a text are gathered") {
  const unit_result unit = parse_unit("Btu/(oz.yr)");
  REQUIRE(unit.ok);
  CHECK(unit.warning_count == 3);
  CHECK(parse_unit("W/m2").warning_count == 0);
}

TEST_CASE("each rewrite has words for a report") {
  for (int i = 0; i < rewrite_count; ++i) CHECK_FALSE(describe(static_cast<rewrite>(1 << i)).empty());
}
