// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the headers of this folder share: foreign factors and exponents, told by types such as std::ratio, as exact
// magnitudes. A number that does not fit ours is a compile error, never a wrong factor.
#pragma once

#include <cstdint>
#include <ratio>

#include <typeplate/units/foreign.hpp>

namespace typeplate::inline abi_1::detail {

/// A positive std::ratio.
template <class Ratio>
[[nodiscard]] constexpr magnitude magnitude_of() {
  static_assert(Ratio::num > 0, "typeplate: a unit's size must be positive");
  return make_magnitude(
      {.numerator = static_cast<std::uint64_t>(Ratio::num), .denominator = static_cast<std::uint64_t>(Ratio::den)});
}

/// base^(Numerator/Denominator).
template <std::intmax_t Numerator, std::intmax_t Denominator>
[[nodiscard]] constexpr magnitude raised_to(const magnitude& base) {
  static_assert(Denominator > 0 && Denominator <= 12 && Numerator > -100 && Numerator < 100,
                "typeplate: a unit's factor has an exponent beyond 99/12");
  return power_of(base, make_exponent(static_cast<int>(Numerator), static_cast<int>(Denominator)));
}

template <std::intmax_t Numerator, std::intmax_t Denominator>
[[nodiscard]] constexpr exponent exponent_of() {
  static_assert(Denominator > 0 && Denominator <= 12 && Numerator > -100 && Numerator < 100,
                "typeplate: a foreign unit has an exponent beyond 99/12");
  return make_exponent(static_cast<int>(Numerator), static_cast<int>(Denominator));
}

/// Pi, as a factor of a unit's size.
[[nodiscard]] constexpr magnitude pi_itself() {
  return make_magnitude({.pi = 1});
}

/// A temperature and nothing else: the one dimension where a point and a difference are told apart.
[[nodiscard]] constexpr bool is_temperature(const dimension& measures) {
  return measures == power_of(base_exponents{.temperature = 1}, {1, 1});
}

/// The unit of a quantity, as opposed to a point: of a temperature, the difference.
[[nodiscard]] constexpr unit_spec unit_of_amount(const dimension& measures, const magnitude& scale) {
  const temperature_role role = is_temperature(measures) ? temperature_role::difference : temperature_role::none;
  return {.measures = measures, .scale = scale, .role = role};
}

/// The unit of a temperature on a scale whose zero lies `zero` above absolute zero.
[[nodiscard]] constexpr unit_spec unit_of_point(const dimension& measures, const magnitude& scale,
                                                exact_offset zero) {
  return {.measures = measures, .scale = scale, .offset = zero, .role = temperature_role::point};
}

}  // namespace typeplate::inline abi_1::detail
