// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Numbers as floating types of 8 and 16 bits, and as text.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

#include <typeplate/weights/port/element_values.hpp>

namespace typeplate::inline abi_1::weights::port {

/// The nearest value of a floating type of 8 or 16 bits, ties to even; nothing for a finite value beyond its range,
/// and for an infinity where the type has none. A type that has no minus zero takes it for zero, and has one NaN.
template <class Bits, int Mantissa, int Bias, small_float_kind Kind>
[[nodiscard]] std::optional<Bits> encode_small(double value) {
  constexpr int sign_at = static_cast<int>(sizeof(Bits)) * 8 - 1;
  constexpr std::uint64_t magnitudes = (1ULL << sign_at) - 1;  // a pattern without its sign
  constexpr std::uint64_t infinity = magnitudes >> Mantissa << Mantissa;
  constexpr std::uint64_t not_a_number =
      Kind == small_float_kind::ieee ? infinity | 1ULL << (Mantissa - 1) : magnitudes;
  // The least pattern that is no number.
  constexpr std::uint64_t beyond = Kind == small_float_kind::ieee     ? infinity
                                   : Kind == small_float_kind::finite ? magnitudes
                                                                      : magnitudes + 1;
  const std::uint64_t sign = std::bit_cast<std::uint64_t>(value) >> 63U << sign_at;
  if (std::isnan(value))
    return static_cast<Bits>(Kind == small_float_kind::unsigned_zero ? 1ULL << sign_at : sign | not_a_number);
  if (std::isinf(value))
    return Kind == small_float_kind::ieee ? std::optional(static_cast<Bits>(sign | infinity)) : std::nullopt;
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
  if (bits >= beyond) return std::nullopt;
  if (Kind == small_float_kind::unsigned_zero && bits == 0) return Bits{0};
  return static_cast<Bits>(sign | bits);
}

/// The shortest text that reads back as this number.
[[nodiscard]] std::string number_text(double value);

}  // namespace typeplate::inline abi_1::weights::port
