// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "dimension_words.hpp"

#include <array>
#include <string_view>

namespace typeplate::inline abi_1 {
namespace {

constexpr std::array<std::string_view, dimension::size> bases{
    "length", "mass", "time", "current", "temperature", "amount", "luminosity", "angle", "information"};

/// The bases with a positive (sign 1) or a negative (sign -1) exponent, as a product.
std::string product(const dimension& measured, int sign, int& count) {
  std::string text;
  for (std::size_t i = 0; i < bases.size(); ++i) {
    const exponent& power = measured.of[i];
    if (power.numerator * sign <= 0) continue;
    text += (count++ == 0 ? "" : ".") + std::string(bases[i]);
    const std::string numerator = std::to_string(power.numerator * sign);
    if (power.denominator != 1) {
      text += "(" + numerator + "/" + std::to_string(power.denominator) + ")";
    } else if (numerator != "1") {
      text += numerator;
    }
  }
  return text;
}

}  // namespace

std::string dimension_words(const dimension& measured) {
  int above = 0;
  int below = 0;
  const std::string top = product(measured, 1, above);
  const std::string bottom = product(measured, -1, below);
  if (below == 0) return above == 0 ? "a plain number" : top;
  return (above == 0 ? "1" : top) + "/" + (below == 1 ? bottom : "(" + bottom + ")");
}

}  // namespace typeplate::inline abi_1
