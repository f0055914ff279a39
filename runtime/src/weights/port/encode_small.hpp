// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Numbers as float16 and bfloat16, and as text.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

namespace typeplate::inline abi_1::weights::port {

/// The nearest value of a floating type of 16 bits, ties to even; nothing for a finite value beyond its range.
template <int Mantissa, int Bias>
[[nodiscard]] std::optional<std::uint16_t> encode_small(double value) {
  constexpr std::uint64_t most_exponent = (1ULL << (15 - Mantissa)) - 1;
  const auto sign = static_cast<std::uint16_t>(std::bit_cast<std::uint64_t>(value) >> 63U << 15U);
  const auto infinity = static_cast<std::uint16_t>(sign | most_exponent << Mantissa);
  if (std::isnan(value)) return static_cast<std::uint16_t>(infinity | 1U << (Mantissa - 1));
  if (std::isinf(value)) return infinity;
  const double magnitude = std::fabs(value);
  const int own = static_cast<int>(std::bit_cast<std::uint64_t>(magnitude) >> 52U) - 1023;
  const int exponent = own < 1 - Bias ? 1 - Bias : own;
  const double one_step = std::bit_cast<double>(static_cast<std::uint64_t>(1023 + Mantissa - exponent) << 52U);
  // A power of two times a number: exact. Adding and taking away 2^52 rounds to a whole number, ties to even.
  constexpr double whole = 4503599627370496.0;
  const auto steps = static_cast<std::uint64_t>(magnitude * one_step + whole - whole);
  // With the hidden bit in place the carry of the rounding goes into the exponent by itself.
  const std::uint64_t base = static_cast<std::uint64_t>(exponent + Bias - 1) << Mantissa;
  const std::uint64_t bits = base + steps;
  if (bits >= most_exponent << Mantissa) return std::nullopt;
  return static_cast<std::uint16_t>(sign | bits);
}

/// The shortest text that reads back as this number.
[[nodiscard]] std::string number_text(double value);

}  // namespace typeplate::inline abi_1::weights::port
