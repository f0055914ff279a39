// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "view/unit_words.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

std::string power_words(const exponent& power) {
  const int numerator = power.numerator < 0 ? -power.numerator : power.numerator;
  if (power.denominator != 1) {
    return " to the power " + std::to_string(numerator) + "/" + std::to_string(power.denominator);
  }
  switch (numerator) {
    case 1:
      return "";
    case 2:
      return " squared";
    case 3:
      return " cubed";
    default:
      return " to the power " + std::to_string(numerator);
  }
}

std::string factor_words(const factor& factor) {
  std::string words;
  if (factor.prefix != detail::no_prefix) words += detail::prefixes[factor.prefix].word;
  words += detail::row_of(factor).name;
  return words + power_words(factor.power);
}

}  // namespace

std::string unit_words(const factor_list& factors) {
  std::string words;
  for (int i = 0; i < factors.count; ++i) {
    const factor& factor = factors.of[i];
    if (!words.empty()) words += " ";
    if (factor.power.numerator < 0) words += "per ";
    words += factor_words(factor);
  }
  if (words.empty()) return "number without a unit";
  return factors.difference ? "difference in " + words : words;
}

}  // namespace typeplate::inline abi_1::generator
