// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the card layer asks of the units layer.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "typeplate/card/card.hpp"

namespace typeplate::inline abi_1::card {

/// The exponents of length, mass, time, current, temperature, amount of substance and luminous intensity.
using Exponents = std::array<exponent, 7>;

/// The unit `kg.m-3` for its exponents; "1" when all are zero.
[[nodiscard]] std::string coherent_unit(const Exponents& exponents);

/// The exponents of a unit that was read; angle and information have none in a card's `dimension`.
[[nodiscard]] Exponents exponents_of(const unit_result& unit);

/// "length 1, time -2"; "none" for a number without dimension.
[[nodiscard]] std::string text_of(const Exponents& exponents);

/// A temperature on an absolute scale, or a difference of two: neither has any other factor.
[[nodiscard]] bool is_temperature(const unit_result& unit);

/// Whether a value of this port is a temperature that cannot be.
[[nodiscard]] bool is_below_absolute_zero(const Port& port, double value);

}  // namespace typeplate::inline abi_1::card
