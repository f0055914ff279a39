// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "rounding.hpp"

#include <cfloat>
#include <cmath>
#include <limits>

namespace typeplate::inline abi_1::card {

double round_to(ElementType type, double number) {
  if (type == ElementType::float64) return number;
  // Halfway between FLT_MAX and the next float there would be: from there on, rounding gives infinity. A cast of a
  // double beyond FLT_MAX has no defined result, so it is not left to the cast.
  constexpr double overflow = 0x1.ffffffp127;
  const double size = std::fabs(number);
  if (size >= overflow) return std::copysign(std::numeric_limits<double>::infinity(), number);
  if (size > static_cast<double>(FLT_MAX)) return std::copysign(static_cast<double>(FLT_MAX), number);
  return static_cast<double>(static_cast<float>(number));
}

}  // namespace typeplate::inline abi_1::card
