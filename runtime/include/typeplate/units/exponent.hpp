// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A small exact fraction, the exponent of a base or of a factor: `m(1/2)` and `s-2` hold 1/2 and -2.
// Always in lowest terms, |numerator| <= 99 and 1 <= denominator <= 12; what does not fit is marked, never wrapped.
#pragma once

namespace typeplate::inline abi_1 {

/// An exponent in lowest terms. `fits` is false once a result left the range; such a value equals nothing useful.
struct exponent {
  signed char numerator = 0;
  signed char denominator = 1;
  bool fits = true;
  constexpr bool operator==(const exponent&) const = default;
};

namespace detail {

[[nodiscard]] constexpr int greatest_common_divisor(int a, int b) {
  while (b != 0) {
    const int rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

[[nodiscard]] constexpr int least_common_multiple(int a, int b) {
  return a / greatest_common_divisor(a, b) * b;
}

}  // namespace detail

/// numerator / denominator in lowest terms. The denominator must be positive.
[[nodiscard]] constexpr exponent make_exponent(int numerator, int denominator = 1) {
  const int divisor = detail::greatest_common_divisor(numerator, denominator);
  const int n = divisor == 0 ? 0 : numerator / divisor;
  const int d = divisor == 0 ? 1 : denominator / divisor;
  if (n < -99 || n > 99 || d > 12) return {0, 1, false};
  return {static_cast<signed char>(n), static_cast<signed char>(d), true};
}

[[nodiscard]] constexpr exponent operator+(exponent a, exponent b) {
  exponent sum =
      make_exponent(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
  sum.fits = sum.fits && a.fits && b.fits;
  return sum;
}

[[nodiscard]] constexpr exponent operator*(exponent a, exponent b) {
  exponent product = make_exponent(a.numerator * b.numerator, a.denominator * b.denominator);
  product.fits = product.fits && a.fits && b.fits;
  return product;
}

}  // namespace typeplate::inline abi_1
