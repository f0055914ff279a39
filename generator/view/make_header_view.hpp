// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// From a checked card to what its header says. Nothing can be wrong any more: the card's checks have ended before.
#pragma once

#include "typeplate/card/card.hpp"
#include "view/header_view.hpp"

namespace typeplate::inline abi_1::generator {

/// A pure function of the card and the version of Typeplate.
[[nodiscard]] HeaderView make_header_view(const card::Card& card);

}  // namespace typeplate::inline abi_1::generator
