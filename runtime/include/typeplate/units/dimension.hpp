// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a unit measures: the exponents of the seven SI bases, of the plane angle and of information.
// Angle is a base here (as in FMI), so rad is no plain number and rpm is no frequency; sr is angle squared.
#pragma once

#include <typeplate/units/exponent.hpp>

namespace typeplate::inline abi_1 {

/// Exponents as whole numbers, the way a row of the catalogue states them.
struct base_exponents {
  signed char length = 0;
  signed char mass = 0;
  signed char time = 0;
  signed char current = 0;
  signed char temperature = 0;
  signed char amount = 0;
  signed char luminosity = 0;
  signed char angle = 0;
  signed char information = 0;
};

/// Exponents as fractions. The order is that of base_exponents.
struct dimension {
  static constexpr int size = 9;
  static constexpr int temperature_index = 4;
  static constexpr int angle_index = 7;
  // Spelt out: after `{}` GCC 12 leaves elements all zero, denominators too, once a constant was computed from it.
  exponent of[size]{{0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}};
  constexpr bool operator==(const dimension&) const = default;
  [[nodiscard]] friend constexpr dimension operator*(const dimension& a, const dimension& b) {
    dimension result;
    for (int i = 0; i < size; ++i) result.of[i] = a.of[i] + b.of[i];
    return result;
  }
};

/// The dimension of (a unit of these exponents) to the given power.
[[nodiscard]] constexpr dimension power_of(const base_exponents& e, exponent power) {
  const signed char whole[] = {e.length, e.mass,       e.time,  e.current,    e.temperature,
                               e.amount, e.luminosity, e.angle, e.information};
  dimension result;
  for (int i = 0; i < dimension::size; ++i) {
    if (whole[i] != 0) result.of[i] = make_exponent(whole[i]) * power;
  }
  return result;
}

/// The same dimension with the angle left out: what as_dimensionless() compares.
[[nodiscard]] constexpr dimension without_angle(dimension d) {
  d.of[dimension::angle_index] = {};
  return d;
}

}  // namespace typeplate::inline abi_1
