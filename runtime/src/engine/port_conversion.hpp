// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// From a unit's text to the numbers that convert to or from a port, or the sentence why there are none. The numbers
// are the ones that the compiler computes for the typed model: the same exact arithmetic, rounded once.
#pragma once

#include <string>
#include <string_view>

#include <typeplate/contract.hpp>

namespace typeplate::inline abi_1 {

/// `to = from * scale + offset`; the neutral offset is -0.0, which leaves every number alone.
struct port_conversion {
  std::string unit;  ///< canonical text of the caller's unit
  double scale = 1.0;
  double offset = -0.0;
};

/// May a number in `K` or `degR` also be a difference, as a literal of the typed model may?
enum class temperature_words { strict, like_a_literal };

/// From the caller's unit into the port's. An empty text is the port's unit. Throws `typeplate::error`.
[[nodiscard]] port_conversion conversion_into(const port_contract& port, std::string_view model,
                                              std::string_view unit, temperature_words words);
/// From the port's unit into the caller's.
[[nodiscard]] port_conversion conversion_from(const port_contract& port, std::string_view model,
                                              std::string_view unit);

}  // namespace typeplate::inline abi_1
