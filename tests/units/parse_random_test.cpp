// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Any bytes may stand where a unit is expected: nothing crashes, a refusal has a place within the text, and what is
// accepted has a canonical text that reads back as the same unit.
#include <random>
#include <typeplate/units/parse.hpp>

#include "catch.hpp"

using namespace typeplate;

namespace {

/// Also that nothing needs rewriting twice.
void check_any(const std::string& text) {
  const unit_result unit = parse_unit(text);
  if (!unit.ok) {
    const bool placed =
        unit.span_begin >= 0 && unit.span_begin <= unit.span_end && unit.span_end <= static_cast<int>(text.size());
    const bool worded = unit.message.size > 0 && unit.hint.size > 0 && unit.message.fits && unit.hint.fits;
    if (!placed || !worded) FAIL("bad refusal of: " << text);
    return;
  }
  const unit_result again = parse_unit(unit.canonical());
  const bool same = again.ok && again.spec == unit.spec && again.factors == unit.factors;
  if (!same || again.canonical() != unit.canonical() || again.rewrites != 0 || !unit.text.fits) {
    FAIL("does not read back: " << text << " -> " << unit.canonical());
  }
}

const char* const pieces[] = {"m",      "kg",     "K",      "degC",    "W",   "Hz",  "s",     "rad",    "delta_K",
                              "dB",     "u",      "1",      "2",       "-",   "+",   ".",     "/",      "(",
                              ")",      "^",      "**",     "*",       " ",   "0.5", "sqrt",  "\u221A", "\u00B5",
                              "\u00B2", "\u207B", "\u00B7", "\u00B0C", "per", "12",  "(1/2)", "[in_i]", "mol",
                              "Pa",     "ft",     "lb",     "M",       "{",   "%",   "'",     "a.u.",   "\xFF",
                              "\u2126", "99",     "Y",      "k"};

/// A unit that may stand in company, perhaps with a prefix and an exponent.
std::string random_factor(std::mt19937& random) {
  const char* const powers[] = {"", "", "2", "3", "-1", "-2", "(1/2)", "(-2/3)"};
  for (;;) {
    const definition& row = *detail::rows.of[random() % catalogue::size];
    const bool alone = row.offset.numerator != 0 || is_opaque(row.kind) || row.symbol == "1";
    if (alone || row.policy == unit_policy::refuse_bare) continue;
    const std::string prefix(row.prefixable && random() % 2 == 0 ? detail::prefixes[random() % 24].symbol : "");
    return prefix + std::string(row.symbol) + powers[random() % std::size(powers)];
  }
}

}  // namespace

TEST_CASE("random bytes never crash and are refused in words") {
  std::mt19937 random(7);
  for (int i = 0; i < 100000; ++i) {
    std::string text(random() % 24, '\0');
    for (char& c : text) c = static_cast<char>(random() % 256);
    check_any(text);
  }
}

TEST_CASE("random sequences of pieces of units read back as themselves or are refused in words") {
  std::mt19937 random(11);
  int accepted = 0;
  for (int i = 0; i < 60000; ++i) {
    std::string text;
    for (auto n = 1 + random() % 9; n > 0; --n) text += pieces[random() % std::size(pieces)];
    check_any(text);
    accepted += parse_unit(text).ok ? 1 : 0;
  }
  CHECK(accepted > 1000);
}

TEST_CASE("random well-formed units are accepted and read back") {
  std::mt19937 random(13);
  for (int i = 0; i < 20000; ++i) {
    std::string text = random_factor(random);
    for (auto more = random() % 5; more > 0; --more) text += "." + random_factor(random);
    check_any(text);
  }
}

TEST_CASE("the longest canonical text fits its buffer") {
  factor_list longest;  // roentgen has the longest symbol of all that take prefixes
  for (signed char p = 0; p < factor_list::capacity; ++p) {
    const auto roentgen = static_cast<short>(detail::find_exact("roentgen").unit);
    detail::insert(longest, {roentgen, p, make_exponent(-99 + p, 11)});
  }
  REQUIRE(longest.count == factor_list::capacity);
  const unit_text_buffer text = detail::text_of(longest);
  CHECK(text.fits);
  CHECK(text.size > 200);
}
