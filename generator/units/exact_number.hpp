// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Decimal texts and unit factors as exact numbers, so that a conversion on the command line can say "exactly" and
// mean it. Built from the same natural numbers as the factors of the units library.
//
//   const auto value = read_decimal("350");
//   exact_decimal(convert(*value, celsius, kelvin));  // "623.15"
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "typeplate/units/rounding.hpp"
#include "typeplate/units/spec.hpp"

namespace typeplate::inline abi_1::generator {

/// (numerator/denominator * 2^two * 5^five * pi^pi)^(1/root), with a sign; the denominator has no factor 2 or 5.
struct ExactNumber {
  bool negative = false;
  detail::wide numerator = detail::to_natural<detail::wide_limbs>(1);
  detail::wide denominator = detail::to_natural<detail::wide_limbs>(1);
  int two = 0;
  int five = 0;
  int pi = 0;
  int root = 1;

  [[nodiscard]] bool is_zero() const { return numerator.size == 0; }
  /// False once a number outgrew its 5120 bits.
  [[nodiscard]] bool fits() const { return !numerator.overflow && !denominator.overflow; }
};

/// "350", "-40.5", "+.5", "1e-3" with at most 60 digits and an exponent within 400. Empty for anything else, such
/// as "0x1p3", "nan" and "1,5".
[[nodiscard]] std::optional<ExactNumber> read_decimal(std::string_view text);

/// The number itself, in lowest terms where it is a fraction.
[[nodiscard]] ExactNumber exact_number(const magnitude& size);

/// The value in the other unit. The units must convert (`mismatch_between`).
[[nodiscard]] ExactNumber convert(const ExactNumber& value, const unit_spec& from, const unit_spec& to);

/// All digits of a number with finitely many, at most `longest` of them: "623.15", "1e+297". Empty for any other.
[[nodiscard]] std::optional<std::string> exact_decimal(const ExactNumber& number, std::size_t longest = 40);

/// "5/9", "1/180*pi", "(1000)^(1/2)"; empty where the numbers are longer than `longest` characters.
[[nodiscard]] std::optional<std::string> exact_fraction(const ExactNumber& number, std::size_t longest = 60);

/// The nearest double. Empty where it would be no normal number.
[[nodiscard]] std::optional<double> nearest_double(const ExactNumber& number);

/// The shortest digits that read back as the same double: "0.1", "6.02214076e+23".
[[nodiscard]] std::string shortest_digits(double number);

}  // namespace typeplate::inline abi_1::generator
