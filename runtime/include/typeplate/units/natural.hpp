// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Natural numbers of a fixed largest size, for exact unit factors at compile time and at run time alike.
// The built-in integers end at 64 bits, and 5^60 alone needs 140; a number that outgrows its limbs is marked, not
// wrapped.
#pragma once

#include <cstdint>

namespace typeplate::inline abi_1::detail {

/// limb[0] is the least significant; limbs from `size` on are zero.
template <int Capacity>
struct natural {
  std::uint32_t limb[Capacity]{};
  int size = 0;
  bool overflow = false;
};

template <int Capacity>
[[nodiscard]] constexpr natural<Capacity> to_natural(std::uint64_t value) {
  natural<Capacity> result;
  for (; value != 0; value >>= 32) result.limb[result.size++] = static_cast<std::uint32_t>(value);
  return result;
}

template <int To, int From>
[[nodiscard]] constexpr natural<To> resize(const natural<From>& a) {
  natural<To> result;
  result.overflow = a.overflow || a.size > To;
  if (result.overflow) return result;
  for (int i = 0; i < a.size; ++i) result.limb[i] = a.limb[i];
  result.size = a.size;
  return result;
}

template <int Capacity>
constexpr void multiply_by(natural<Capacity>& a, std::uint32_t small) {
  std::uint64_t carry = 0;
  for (int i = 0; i < a.size; ++i) {
    carry += std::uint64_t{a.limb[i]} * small;
    a.limb[i] = static_cast<std::uint32_t>(carry);
    carry >>= 32;
  }
  if (carry == 0) return;
  if (a.size == Capacity) {
    a.overflow = true;
    return;
  }
  a.limb[a.size++] = static_cast<std::uint32_t>(carry);
}

template <int A, int B>
[[nodiscard]] constexpr natural<A> multiply(const natural<A>& a, const natural<B>& b) {
  natural<A> result;
  result.overflow = a.overflow || b.overflow || a.size + b.size > A + 1;
  if (result.overflow || a.size == 0 || b.size == 0) return result;
  for (int i = 0; i < a.size; ++i) {
    std::uint64_t carry = 0;
    int k = i;
    for (int j = 0; j < b.size; ++j, ++k) {
      carry += std::uint64_t{a.limb[i]} * b.limb[j] + result.limb[k];
      result.limb[k] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0 && k == A) result.overflow = true;
    if (carry != 0 && k < A) result.limb[k] = static_cast<std::uint32_t>(carry);
  }
  result.size = a.size + b.size > A ? A : a.size + b.size;
  while (result.size > 0 && result.limb[result.size - 1] == 0) --result.size;
  return result;
}

template <int Capacity>
[[nodiscard]] constexpr natural<Capacity> raise(const natural<Capacity>& base, int power) {
  if (power == 1) return base;
  natural<Capacity> result = to_natural<Capacity>(1);
  for (int i = 0; i < power; ++i) {
    if (base.size == 1 && base.limb[0] == 1) break;
    result = multiply(result, base);
    if (result.overflow) break;
  }
  result.overflow = result.overflow || base.overflow;
  return result;
}

template <int Capacity>
constexpr void multiply_by_power_of_five(natural<Capacity>& a, int power) {
  constexpr std::uint32_t five_to_13 = 1220703125;
  for (; power >= 13 && !a.overflow; power -= 13) multiply_by(a, five_to_13);
  std::uint32_t rest = 1;
  for (; power > 0 && !a.overflow; --power) rest *= 5;
  multiply_by(a, rest);
}

template <int Capacity>
[[nodiscard]] constexpr int bit_length(const natural<Capacity>& a) {
  if (a.size == 0) return 0;
  int bits = 32 * (a.size - 1);
  for (std::uint32_t top = a.limb[a.size - 1]; top != 0; top >>= 1) ++bits;
  return bits;
}

template <int Capacity>
constexpr void shift_left(natural<Capacity>& a, int bits) {
  if (bits <= 0 || a.size == 0) return;
  if (bit_length(a) + bits > 32 * Capacity) {
    a.overflow = true;
    return;
  }
  multiply_by(a, std::uint32_t{1} << (bits % 32));
  const int limbs = bits / 32;
  if (limbs == 0) return;
  for (int i = a.size - 1; i >= 0; --i) a.limb[i + limbs] = a.limb[i];
  for (int i = 0; i < limbs; ++i) a.limb[i] = 0;
  a.size += limbs;
}

/// Negative, zero or positive as a is less than, equal to or greater than b.
template <int Capacity>
[[nodiscard]] constexpr int compare(const natural<Capacity>& a, const natural<Capacity>& b) {
  if (a.size != b.size) return a.size - b.size;
  for (int i = a.size - 1; i >= 0; --i) {
    if (a.limb[i] != b.limb[i]) return a.limb[i] < b.limb[i] ? -1 : 1;
  }
  return 0;
}

}  // namespace typeplate::inline abi_1::detail
