// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// From a card to what the engine needs: how ports become tensors, and how they are scaled.
#pragma once

#include <typeplate/card/card.hpp>
#include <typeplate/engine/plan.hpp>

namespace typeplate::inline abi_1 {

/// The layout of the card's artifact, its bindings in the order of the card's ports, which is the contract's.
[[nodiscard]] network_layout layout_of(const card::Card& card);

}  // namespace typeplate::inline abi_1
