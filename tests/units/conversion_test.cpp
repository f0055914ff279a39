// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Conversions against data/conversions.tsv (scripts/oracles/exact_factors.py), bit for bit, and what must not
// convert.
#include <cstdlib>
#include <typeplate/units/conversion.hpp>
#include <typeplate/units/parse.hpp>

#include "catch.hpp"
#include "tsv.hpp"

using namespace typeplate;

namespace {

unit_spec spec(const std::string& text) {
  const unit_result unit = parse_unit(text);
  INFO(text << ": " << unit.message.view());
  REQUIRE(unit.ok);
  return unit.spec;
}

mismatch between(const std::string& a, const std::string& b) {
  return mismatch_between(spec(a), spec(b));
}

}  // namespace

TEST_CASE("conversions are the nearest doubles to the exact factors and offsets") {
  for (const tsv::row& want : tsv::read("conversions.tsv")) {
    INFO(want[0] << " -> " << want[1]);
    const unit_conversion got = run_time_conversion(spec(want[0]), spec(want[1]));
    REQUIRE(got.ok);
    CHECK(got.scale == std::strtod(want[2].c_str(), nullptr));
    CHECK(got.offset == std::strtod(want[3].c_str(), nullptr));
    CHECK((!got.identity || (got.scale == 1 && got.offset == 0)));
  }
}

TEST_CASE("types convert by the same numbers as texts") {
  static_assert(conversion<unit::bar, unit::pascal>::scale == 1e5);
  static_assert(conversion<unit::degree_fahrenheit, unit::kelvin>::scale == 5.0 / 9);
  static_assert(conversion<unit::degree_fahrenheit, unit::kelvin>::offset == 255.37222222222223);
  static_assert(conversion<unit::degree_celsius, unit::kelvin>::offset == 273.15);
  static_assert(conversion<unit::kelvin, unit::degree_celsius>::offset == -273.15);
  static_assert(!conversion<unit::kelvin, unit::degree_celsius>::identity);
  static_assert(conversion<unit::pound_per_square_inch, unit::kilo<unit::pascal>>::scale == 6.894757293168361);
  static_assert(conversion<unit::joule, product_t<unit::newton, unit::metre>>::identity);
  const auto numbers = run_time_conversion(spec("psi"), spec("kPa"));
  CHECK(numbers.scale == conversion<unit::pound_per_square_inch, unit::kilo<unit::pascal>>::scale);
}

TEST_CASE("another spelling of the same unit is the identity") {
  for (const auto& [a, b] : {std::pair("J", "N.m"),
                             {"W", "J/s"},
                             {"mN", "kg.mm/s2"},
                             {"L", "dm3"},
                             {"lm", "cd.sr"},
                             {"sr", "rad2"},
                             {"Gal", "cm/s2"}}) {
    INFO(a << " and " << b);
    CHECK(run_time_conversion(spec(a), spec(b)).identity);
    CHECK(spec(a) == spec(b));
  }
  CHECK_FALSE(spec("Pa") == spec("hPa"));
  CHECK_FALSE(spec("K") == spec("delta_K"));
}

TEST_CASE("what does not convert says why") {
  CHECK(between("m", "s") == mismatch::dimension);
  CHECK(between("rad", "1") == mismatch::angle);
  CHECK(between("rpm", "Hz") == mismatch::angle);
  CHECK(between("lm", "cd") == mismatch::angle);
  CHECK(between("lx", "nt") == mismatch::angle);
  CHECK(between("Gy", "Sv") == mismatch::kind);
  CHECK(between("Hz", "Bq") == mismatch::kind);
  CHECK(between("VA", "var") == mismatch::kind);
  CHECK(between("px", "count") == mismatch::kind);
  CHECK(between("Bd", "Hz") == mismatch::kind);
  CHECK(between("dB", "dBm") == mismatch::logarithmic);
  CHECK(between("dB", "1") == mismatch::logarithmic);
  CHECK(between("1", "Np") == mismatch::logarithmic);
  CHECK(between("degC", "delta_degC") == mismatch::temperature);
  CHECK(between("delta_K", "K") == mismatch::temperature);
  CHECK(between("degR", "delta_degF") == mismatch::temperature);
  CHECK(between("bit", "1") == mismatch::dimension);
}

TEST_CASE("what converts although the names differ") {
  for (const auto& [a, b] : {std::pair("VA", "W"),
                             {"Gy", "J/kg"},
                             {"Hz", "s-1"},
                             {"bpm", "Hz"},
                             {"Ci", "Bq"},
                             {"deg/s", "rpm"},
                             {"MiB", "bit"},
                             {"mol/L", "mM"},
                             {"count", "1"},
                             {"dB", "dB"},
                             {"degC", "degF"},
                             {"mK", "degC"},
                             {"kat", "U"},
                             {"dpt", "m-1"}}) {
    INFO(a << " and " << b);
    CHECK(between(a, b) == mismatch::none);
    CHECK(between(b, a) == mismatch::none);
  }
}

TEST_CASE("a composed temperature converts to kelvin and to differences, but has no zero point") {
  CHECK(between("K.m/ft", "K") == mismatch::none);
  CHECK(between("K.m/ft", "delta_degF") == mismatch::none);
  CHECK(between("K.m/ft", "degC") == mismatch::temperature);
  CHECK(between("degF", "K.m/ft") == mismatch::temperature);
}

TEST_CASE("a factor beyond the range of double is refused") {
  CHECK_FALSE(run_time_conversion(spec("Qm10"), spec("qm10")).ok);
  CHECK(run_time_conversion(spec("Qm5"), spec("qm5")).ok);
}
