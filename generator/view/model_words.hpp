// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the header's comments say about the model as a whole.
#pragma once

#include "typeplate/card/card.hpp"
#include "view/header_view.hpp"

namespace typeplate::inline abi_1::generator {

/// "steam-properties 1.2.0: density and enthalpy of superheated steam", for the namespace.
[[nodiscard]] Lines namespace_docs(const card::Card& card);

/// For the class: how to get one, threads, then licence, authors, what was measured, limits and citation.
[[nodiscard]] Lines model_docs(const card::Card& card);

/// The fields of a call in the card's own units, as code in a comment.
[[nodiscard]] Lines sample_example(const card::Card& card, const std::vector<std::string>& identifiers);
[[nodiscard]] Lines batch_example(const card::Card& card, const std::vector<std::string>& identifiers);

}  // namespace typeplate::inline abi_1::generator
