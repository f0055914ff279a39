// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A checked card as JSON for scripts: canonical units, defaults filled in, one order, the same bytes for the same
// card.
#pragma once

#include <string>

#include "typeplate/card/card.hpp"

namespace typeplate::inline abi_1::generator {

/// Described in docs/reference/command-line.md. What the card does not say is null or an empty list.
[[nodiscard]] std::string card_json(const card::Card& card);

}  // namespace typeplate::inline abi_1::generator
