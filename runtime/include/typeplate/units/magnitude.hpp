// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How large a unit is in coherent SI units, exactly: (n/d * 2^a * 5^b * pi^p)^(1/r).
// Factors multiply without rounding, so that a conversion, however composed, is rounded once, at its end.
#pragma once

#include <cstdint>
#include <typeplate/units/exponent.hpp>
#include <typeplate/units/natural.hpp>

namespace typeplate::inline abi_1 {

/// The size of one unit of the catalogue as its row states it: numerator/denominator * 10^ten * pi^pi.
struct exact_scale {
  std::uint64_t numerator = 1;
  std::uint64_t denominator = 1;
  int ten = 0;
  int pi = 0;
};

/// (numerator/denominator * 2^two * 5^five * pi^pi)^(1/root); numerator and denominator hold no factor 2 or 5.
struct magnitude {
  static constexpr int limbs = 32;  // 1024 bits
  detail::natural<limbs> numerator = detail::to_natural<limbs>(1);
  detail::natural<limbs> denominator = detail::to_natural<limbs>(1);
  int two = 0;
  int five = 0;
  int pi = 0;
  int root = 1;
  /// False once a number outgrew its 1024 bits.
  [[nodiscard]] constexpr bool fits() const { return !numerator.overflow && !denominator.overflow; }
};

namespace detail {

constexpr int take_out(std::uint64_t& value, std::uint64_t divisor) {
  int times = 0;
  for (; value % divisor == 0; value /= divisor) ++times;
  return times;
}

/// The row's number and a power of ten and of two (a prefix) as a magnitude. Both numbers must be positive.
[[nodiscard]] constexpr magnitude make_magnitude(const exact_scale& scale, int more_ten = 0, int more_two = 0) {
  std::uint64_t numerator = scale.numerator;
  std::uint64_t denominator = scale.denominator;
  magnitude m;
  m.two = more_two + more_ten + scale.ten + take_out(numerator, 2) - take_out(denominator, 2);
  m.five = more_ten + scale.ten + take_out(numerator, 5) - take_out(denominator, 5);
  m.numerator = to_natural<magnitude::limbs>(numerator);
  m.denominator = to_natural<magnitude::limbs>(denominator);
  m.pi = scale.pi;
  return m;
}

[[nodiscard]] constexpr magnitude raise_whole(const magnitude& a, int power) {
  magnitude m = a;
  m.numerator = raise(a.numerator, power);
  m.denominator = raise(a.denominator, power);
  m.two *= power;
  m.five *= power;
  m.pi *= power;
  return m;
}

[[nodiscard]] constexpr magnitude with_root(const magnitude& a, int root) {
  magnitude m = raise_whole(a, root / a.root);
  m.root = root;
  return m;
}

[[nodiscard]] constexpr magnitude inverse(const magnitude& a) {
  magnitude m = a;
  m.numerator = a.denominator;
  m.denominator = a.numerator;
  m.two = -a.two;
  m.five = -a.five;
  m.pi = -a.pi;
  return m;
}

[[nodiscard]] constexpr magnitude power_of(const magnitude& a, exponent power) {
  magnitude m = raise_whole(a, power.numerator < 0 ? -power.numerator : power.numerator);
  m.root *= power.denominator;
  return power.numerator < 0 ? inverse(m) : m;
}

[[nodiscard]] constexpr magnitude multiply(const magnitude& a, const magnitude& b) {
  if (a.root != b.root) {
    const int root = least_common_multiple(a.root, b.root);
    return multiply(with_root(a, root), with_root(b, root));
  }
  magnitude m = a;
  m.numerator = multiply(a.numerator, b.numerator);
  m.denominator = multiply(a.denominator, b.denominator);
  m.two += b.two;
  m.five += b.five;
  m.pi += b.pi;
  return m;
}

/// Equal part by part, which equal numbers need not be; never an overflow.
[[nodiscard]] constexpr bool same_parts(const magnitude& a, const magnitude& b) {
  return a.two == b.two && a.five == b.five && a.pi == b.pi && a.root == b.root &&
         compare(a.numerator, b.numerator) == 0 && compare(a.denominator, b.denominator) == 0;
}

/// Exactly one? (Equal numbers may stand above and below the line: nothing is cancelled before.)
[[nodiscard]] constexpr bool is_one(const magnitude& m) {
  return m.fits() && m.two == 0 && m.five == 0 && m.pi == 0 && compare(m.numerator, m.denominator) == 0;
}

}  // namespace detail
}  // namespace typeplate::inline abi_1
