// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "units/wide_number.hpp"

#include <algorithm>
#include <utility>

namespace typeplate::inline abi_1::generator {
namespace {

void trim(wide& number) {
  while (number.size > 0 && number.limb[number.size - 1] == 0) --number.size;
}

bool bit(const wide& number, int index) {
  return (number.limb[index / 32] >> (index % 32) & 1U) != 0;
}

// Divides in place by a number of one limb and returns the rest.
std::uint32_t divide_by(wide& number, std::uint32_t divisor) {
  std::uint64_t rest = 0;
  for (int i = number.size - 1; i >= 0; --i) {
    rest = rest << 32 | number.limb[i];
    number.limb[i] = static_cast<std::uint32_t>(rest / divisor);
    rest %= divisor;
  }
  trim(number);
  return static_cast<std::uint32_t>(rest);
}

}  // namespace

wide from_digits(std::string_view digits) {
  wide number;
  for (const char digit : digits) {
    detail::multiply_by(number, 10);
    number = add(number, to_wide(static_cast<std::uint64_t>(digit - '0')));
  }
  return number;
}

std::string to_digits(wide number) {
  std::string reversed;
  while (number.size != 0) reversed.push_back(static_cast<char>('0' + divide_by(number, 10)));
  if (reversed.empty()) return "0";
  return {reversed.rbegin(), reversed.rend()};
}

wide add(const wide& a, const wide& b) {
  wide sum;
  sum.overflow = a.overflow || b.overflow;
  sum.size = std::max(a.size, b.size);
  std::uint64_t carry = 0;
  for (int i = 0; i < sum.size; ++i) {
    carry += std::uint64_t{a.limb[i]} + b.limb[i];
    sum.limb[i] = static_cast<std::uint32_t>(carry);
    carry >>= 32;
  }
  if (carry == 0) return sum;
  if (sum.size == detail::wide_limbs)
    sum.overflow = true;
  else
    sum.limb[sum.size++] = static_cast<std::uint32_t>(carry);
  return sum;
}

wide subtract(const wide& a, const wide& b) {
  wide difference = a;
  difference.overflow = a.overflow || b.overflow;
  std::int64_t borrow = 0;
  for (int i = 0; i < a.size; ++i) {
    borrow += std::int64_t{a.limb[i]} - b.limb[i];
    difference.limb[i] = static_cast<std::uint32_t>(borrow);
    borrow >>= 32;
  }
  trim(difference);
  return difference;
}

Quotient divide(const wide& a, const wide& b) {
  Quotient result;
  result.whole.size = a.size;
  for (int i = detail::bit_length(a) - 1; i >= 0; --i) {
    result.rest = add(result.rest, result.rest);
    if (bit(a, i)) result.rest = add(result.rest, to_wide(1));
    if (detail::compare(result.rest, b) < 0) continue;
    result.rest = subtract(result.rest, b);
    result.whole.limb[i / 32] |= std::uint32_t{1} << (i % 32);
  }
  trim(result.whole);
  return result;
}

wide greatest_common_divisor(wide a, wide b) {
  while (b.size != 0) a = std::exchange(b, divide(a, b).rest);
  return a;
}

}  // namespace typeplate::inline abi_1::generator
