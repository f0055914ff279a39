// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Bounds as the element type of a port sees them.
#pragma once

#include "typeplate/card/card.hpp"

namespace typeplate::inline abi_1::card {

/// The value of the element type nearest to this number, infinite where it is beyond the largest.
[[nodiscard]] double round_to(ElementType type, double number);

}  // namespace typeplate::inline abi_1::card
