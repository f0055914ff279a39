// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Quantities and units on streams: `std::cout << 350.0 * degC` prints `350 degC`, with the stream's own number
// format. A header of its own, because <ostream> costs more to compile than all of the units.
#pragma once

#include <ostream>
#include <typeplate/units/quantity.hpp>

namespace typeplate::inline abi_1 {

/// The number, a blank and the canonical text of the unit; of the unit one, the number alone.
template <unit_type U, arithmetic Rep>
std::ostream& operator<<(std::ostream& out, const quantity<U, Rep>& q) {
  if constexpr (sizeof(Rep) == 1)
    out << static_cast<int>(q.number());
  else
    out << q.number();
  if constexpr (!std::is_same_v<U, unit::one>) out << ' ' << unit_text<U>;
  return out;
}

/// The canonical text of a unit.
template <unit_type U>
std::ostream& operator<<(std::ostream& out, U) {
  return out << unit_text<U>;
}

}  // namespace typeplate::inline abi_1
