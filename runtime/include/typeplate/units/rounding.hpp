// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// An exact magnitude as the nearest double: one rounding, to nearest, ties to even.
// pi enters as two neighbouring 544-bit numbers; were they ever to round differently, the result would be refused.
#pragma once

#include <bit>
#include <cstdint>
#include <typeplate/units/magnitude.hpp>

namespace typeplate::inline abi_1::detail {

/// `ok` is false when the exact value is no normal double or its numbers outgrew their limbs.
struct rounded_number {
  bool ok = false;
  double value = 0;
};

inline constexpr int wide_limbs = 160;
using wide = natural<wide_limbs>;

/// floor(pi * 2^542)
inline constexpr natural<17> pi_bits{
    {0xe485b576, 0x6d51c245, 0x4fe1356d, 0xf25f1437, 0x302b0a6d, 0xcd3a431b, 0xef9519b3, 0x8e3404dd, 0x514a0879,
     0x3b139b22, 0x020bbea6, 0x8a67cc74, 0x29024e08, 0x80dc1cd1, 0xc4c6628b, 0x2168c234, 0xc90fdaa2},
    17,
    false};
inline constexpr int pi_shift = 542;

/// How many of pi's limbs are used: all, but for the high powers that roots make, where 128 or 96 bits are plenty.
[[nodiscard]] constexpr int pi_limbs(int power) {
  const int times = power < 0 ? -power : power;
  if (times <= 2) return pi_bits.size;
  return times <= 12 ? 4 : 3;
}

/// (top / bottom * 2^two)^(1/root), not yet rounded.
struct wide_ratio {
  wide top = to_natural<wide_limbs>(1);
  wide bottom = to_natural<wide_limbs>(1);
  int two = 0;
  int root = 1;
};

constexpr void multiply_by_pi(wide& a, int times, bool upper) {
  natural<17> pi;
  pi.size = pi_limbs(times);
  for (int i = 0; i < pi.size; ++i) pi.limb[i] = pi_bits.limb[pi_bits.size - pi.size + i];
  if (upper) ++pi.limb[0];
  for (; times > 0 && !a.overflow; --times) a = multiply(a, pi);
}

[[nodiscard]] constexpr wide_ratio widen(const magnitude& m, bool upper_pi) {
  wide_ratio r{resize<wide_limbs>(m.numerator), resize<wide_limbs>(m.denominator), 0, m.root};
  r.two = m.two - m.pi * (pi_shift - 32 * (pi_bits.size - pi_limbs(m.pi)));
  multiply_by_power_of_five(m.five > 0 ? r.top : r.bottom, m.five > 0 ? m.five : -m.five);
  multiply_by_pi(m.pi > 0 ? r.top : r.bottom, m.pi > 0 ? m.pi : -m.pi, upper_pi);
  return r;
}

/// 53 bits from the 56 to 59 of `bits`; `sticky` says that the exact value lies above them.
[[nodiscard]] constexpr rounded_number round_half_even(std::uint64_t bits, bool sticky, int two) {
  int excess = 0;
  while ((bits >> excess) >> 53 != 0) ++excess;
  std::uint64_t mantissa = bits >> excess;
  const std::uint64_t rest = bits & ((std::uint64_t{1} << excess) - 1);
  const std::uint64_t half = std::uint64_t{1} << (excess - 1);
  if (rest > half || (rest == half && (sticky || mantissa % 2 == 1))) ++mantissa;
  if (mantissa >> 53 != 0) {
    mantissa >>= 1;
    ++excess;
  }
  const int biased = two + excess + 52 + 1023;
  if (biased < 1 || biased > 2046) return {};
  const std::uint64_t fraction = mantissa & ((std::uint64_t{1} << 52) - 1);
  return {true, std::bit_cast<double>((static_cast<std::uint64_t>(biased) << 52) | fraction)};
}

/// The largest number whose `root`-th power times bottom is at most top, and whether it is exactly that.
struct root_bits {
  std::uint64_t bits = 0;
  bool exact = false;
};

[[nodiscard]] constexpr root_bits largest_root(const wide& top, const wide& bottom, int root) {
  root_bits found;
  for (int bit = 59; bit >= 0; --bit) {
    const std::uint64_t candidate = found.bits | (std::uint64_t{1} << bit);
    const wide power = multiply(raise(to_natural<wide_limbs>(candidate), root), bottom);
    const int order = power.overflow ? 1 : compare(power, top);
    if (order <= 0) found.bits = candidate;
    if (order == 0) found.exact = true;
  }
  return found;
}

[[nodiscard]] constexpr rounded_number round_once(wide_ratio r) {
  const int quotient_bits = bit_length(r.top) - bit_length(r.bottom);
  int shift = 55 * r.root - quotient_bits + 1;
  while ((r.two - shift) % r.root != 0) ++shift;
  shift_left(shift > 0 ? r.top : r.bottom, shift > 0 ? shift : -shift);
  if (r.top.overflow || r.bottom.overflow) return {};
  const root_bits found = largest_root(r.top, r.bottom, r.root);
  return round_half_even(found.bits, !found.exact, (r.two - shift) / r.root);
}

/// The double nearest to m.
[[nodiscard]] constexpr rounded_number to_double(const magnitude& m) {
  if (!m.fits()) return {};
  const rounded_number lower = round_once(widen(m, false));
  if (m.pi == 0 || !lower.ok) return lower;
  const rounded_number upper = round_once(widen(m, true));
  return lower.value == upper.value ? lower : rounded_number{};
}

}  // namespace typeplate::inline abi_1::detail
