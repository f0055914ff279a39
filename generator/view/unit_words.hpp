// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Units for people and for the compiler, from the factors the parser found.
#pragma once

#include <string>

#include "typeplate/units/factor.hpp"

namespace typeplate::inline abi_1::generator {

/// "kilogram per metre cubed", "watt per metre squared per kelvin", "number without a unit".
[[nodiscard]] std::string unit_words(const factor_list& factors);

}  // namespace typeplate::inline abi_1::generator
