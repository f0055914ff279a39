// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "units/unit_facts.hpp"

#include "units/exact_number.hpp"
#include "units/unit_meaning.hpp"
#include "view/unit_words.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

constexpr std::size_t longest_decimal = 24;

// Where the scale begins, 0 of the unit in kelvin.
std::string zero_of(const exact_offset& offset) {
  if (offset.numerator == 0) return "";
  const auto top = static_cast<std::uint64_t>(offset.numerator);
  const auto bottom = static_cast<std::uint64_t>(offset.denominator);
  const ExactNumber number = exact_number(detail::make_magnitude({.numerator = top, .denominator = bottom}));
  return exact_decimal(number).value_or(exact_fraction(number).value_or(""));
}

}  // namespace

UnitFacts facts_of(const unit_result& unit) {
  UnitFacts facts{.unit = std::string(unit.canonical()),
                  .name = unit_words(unit.factors),
                  .measures = quantity_name(unit.spec),
                  .coherent = coherent_unit(unit.spec.measures),
                  .logarithmic = is_opaque(unit.spec.kind),
                  .size = {},
                  .nearest_size = {},
                  .zero = {}};
  if (facts.logarithmic) return facts;
  const ExactNumber size = exact_number(unit.spec.scale);
  facts.size = exact_decimal(size, longest_decimal).value_or(exact_fraction(size).value_or(""));
  facts.nearest_size = nearest_double(size);
  facts.zero = zero_of(unit.spec.offset);
  return facts;
}

std::string size_sentence(const UnitFacts& facts) {
  if (facts.logarithmic) return "a logarithm: converts into no other unit";
  const std::string one = "1 " + facts.unit + " = ";
  const std::string nearest =
      facts.nearest_size ? shortest_digits(*facts.nearest_size) : "beyond the range of double";
  if (facts.size.empty()) return one + nearest + " " + facts.coherent + ", rounded";
  std::string sentence = one + facts.size + " " + facts.coherent + ", exactly";
  if (facts.size.find_first_of("/*^") != std::string::npos) sentence += "; about " + nearest;
  return sentence;
}

}  // namespace typeplate::inline abi_1::generator
