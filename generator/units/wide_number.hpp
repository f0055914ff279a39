// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What exact conversions need of natural numbers beyond the units library: sums, differences, quotients, digits.
#pragma once

#include <string>
#include <string_view>

#include "typeplate/units/rounding.hpp"

namespace typeplate::inline abi_1::generator {

using detail::wide;

[[nodiscard]] inline wide to_wide(std::uint64_t value) {
  return detail::to_natural<detail::wide_limbs>(value);
}

/// The number that these decimal digits write. The text holds digits only.
[[nodiscard]] wide from_digits(std::string_view digits);

/// Decimal digits, without leading zeros; "0" for zero.
[[nodiscard]] std::string to_digits(wide number);

[[nodiscard]] wide add(const wide& a, const wide& b);

/// a - b; a must not be smaller.
[[nodiscard]] wide subtract(const wide& a, const wide& b);

struct Quotient {
  wide whole;
  wide rest;
};

/// a / b; b must not be zero.
[[nodiscard]] Quotient divide(const wide& a, const wide& b);

[[nodiscard]] wide greatest_common_divisor(wide a, wide b);

}  // namespace typeplate::inline abi_1::generator
