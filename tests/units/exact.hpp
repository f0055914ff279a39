// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Compares exact magnitudes with fractions written in decimal digits, of any length, without rounding.
#pragma once

#include <string_view>
#include <typeplate/units/magnitude.hpp>
#include <typeplate/units/rounding.hpp>

namespace exact {

using number = typeplate::detail::natural<64>;

[[nodiscard]] inline number from_digits(std::string_view digits) {
  number value;
  for (const char c : digits) {
    typeplate::detail::multiply_by(value, 10);
    number one_digit = typeplate::detail::to_natural<64>(static_cast<unsigned>(c - '0'));
    std::uint64_t carry = 0;
    const int size = value.size > 1 ? value.size : 1;
    for (int i = 0; i < size; ++i) {
      carry += std::uint64_t{value.limb[i]} + one_digit.limb[i];
      value.limb[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    value.size = size;
    if (carry != 0) value.limb[value.size++] = static_cast<std::uint32_t>(carry);
    if (value.size == 1 && value.limb[0] == 0) value.size = 0;
  }
  return value;
}

/// m == numerator/denominator * pi^pi, exactly?
[[nodiscard]] inline bool equals(const typeplate::magnitude& m, std::string_view numerator,
                                 std::string_view denominator, int pi) {
  if (m.root != 1 || m.pi != pi || !m.fits()) return false;
  number left = multiply(typeplate::detail::resize<64>(m.numerator), from_digits(denominator));
  number right = multiply(typeplate::detail::resize<64>(m.denominator), from_digits(numerator));
  typeplate::detail::multiply_by_power_of_five(m.five > 0 ? left : right, m.five > 0 ? m.five : -m.five);
  typeplate::detail::shift_left(m.two > 0 ? left : right, m.two > 0 ? m.two : -m.two);
  return !left.overflow && !right.overflow && typeplate::detail::compare(left, right) == 0;
}

}  // namespace exact
