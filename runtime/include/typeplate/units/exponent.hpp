// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A small exact fraction, the exponent of a base or of a factor: `m(1/2)` and `s-2` hold 1/2 and -2.
// Always in lowest terms, |numerator| <= 99 and 1 <= denominator <= 12; what does not fit is marked, never wrapped.
#pragma once

namespace typeplate::inline abi_1 {

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

/// An exponent in lowest terms. `fits` is false once a result left the range; such a value equals nothing useful.
struct exponent {
  signed char numerator = 0;
  signed char denominator = 1;
  bool fits = true;

  constexpr bool operator==(const exponent&) const = default;

  // Friends, so that a failed `+` on quantities does not list them as candidates.
  [[nodiscard]] friend constexpr exponent operator+(exponent a, exponent b) {
    const int top = a.numerator * b.denominator + b.numerator * a.denominator;
    return reduced(top, a.denominator * b.denominator, a.fits && b.fits);
  }
  [[nodiscard]] friend constexpr exponent operator*(exponent a, exponent b) {
    return reduced(a.numerator * b.numerator, a.denominator * b.denominator, a.fits && b.fits);
  }

  /// top / bottom in lowest terms, marked when it is out of range or `good` is false. bottom must be positive.
  [[nodiscard]] static constexpr exponent reduced(int top, int bottom, bool good) {
    const int divisor = detail::greatest_common_divisor(top, bottom);
    const int n = top / divisor;
    const int d = bottom / divisor;
    if (!good || n < -99 || n > 99 || d > 12) return {0, 1, false};
    return {static_cast<signed char>(n), static_cast<signed char>(d), true};
  }
};

/// numerator / denominator in lowest terms. The denominator must be positive.
[[nodiscard]] constexpr exponent make_exponent(int numerator, int denominator = 1) {
  return exponent::reduced(numerator, denominator, true);
}

}  // namespace typeplate::inline abi_1
