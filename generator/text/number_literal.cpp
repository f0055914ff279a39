// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "text/number_literal.hpp"

#include <charconv>
#include <string_view>

namespace typeplate::inline abi_1::generator {
namespace {

template <class Number>
std::string shortest_text(Number number) {
  char digits[64];  // the longest shortest form of a double has 24 characters
  const auto written = std::to_chars(digits, digits + sizeof digits, number);
  std::string text(digits, written.ptr);
  // Without a point or an exponent the literal would be an integer, which overflows where the number is large.
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

}  // namespace

std::string number_literal(double number) {
  return shortest_text(number);
}
std::string number_literal(float number) {
  return shortest_text(number) + "F";
}

}  // namespace typeplate::inline abi_1::generator
