// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The unit parser: any bytes give a unit or a refusal with its place, and the canonical text of a unit means the
// same unit.
#include <algorithm>
#include <typeplate/units/conversion.hpp>
#include <typeplate/units/parse.hpp>

#include "support/oracle.hpp"

namespace {

using namespace typeplate;
using test::expect;

void check_refusal(const unit_result& unit, std::string_view text) {
  const bool inside = 0 <= unit.span_begin && unit.span_begin <= unit.span_end &&
                      static_cast<std::size_t>(unit.span_end) <= text.size();
  expect(inside, "the place of a refusal is inside the text");
  expect(unit.message.size > 0 && unit.message.fits, "a refusal has a message that fits");
  expect(unit.hint.fits, "a hint fits");
  expect(!test::has_control_characters(unit.message.view(), ""), "a message holds no control character");
  expect(!test::has_control_characters(unit.hint.view(), ""), "a hint holds no control character");
}

void check_round_trip(const unit_result& unit) {
  const unit_result again = parse_unit(unit.canonical());
  expect(again.ok, "the canonical text is a unit");
  expect(again.factors == unit.factors, "the canonical text means the same factors");
  expect(again.canonical() == unit.canonical(), "the canonical text is its own canonical text");
  expect(!again.rewritten(), "the canonical text needs no rewriting");
}

void check_conversion(const unit_result& unit) {
  const unit_conversion same = run_time_conversion(unit.spec, unit.spec);
  // Logarithmic units convert to nothing, not even to themselves.
  if (same.why == mismatch::logarithmic) return;
  expect(same.ok && same.identity, "a unit converts into itself without a change");
}

void check_unit(const unit_result& unit) {
  expect(unit.text.fits, "a canonical text fits");
  expect(!unit.canonical().empty(), "a canonical text is not empty");
  const auto is_ascii = [](char letter) { return letter > ' ' && letter <= '~'; };
  expect(std::all_of(unit.canonical().begin(), unit.canonical().end(), is_ascii), "a canonical text is ASCII");
  expect(unit.warning_count >= 0 && unit.warning_count <= factor_list::capacity, "warnings are as many as factors");
  check_round_trip(unit);
  check_conversion(unit);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The fuzzer's own bytes, not a string: a read behind their end is seen.
  const std::string_view text = test::text_of(data, size);
  const unit_result unit = parse_unit(text);
  if (!unit.ok) {
    check_refusal(unit, text);
    return 0;
  }
  check_unit(unit);
  const unit_result difference = as_difference(unit);
  if (difference.ok) check_unit(difference);
  return 0;
}
