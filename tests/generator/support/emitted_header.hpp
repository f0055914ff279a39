// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What must hold of every emitted header, whatever the card says: it is C++ of the template's own words, and the
// card's texts stand in comments, in strings and as the identifiers made from its names.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "typeplate/card/card.hpp"

namespace typeplate::test {

/// Every identifier that the card was allowed to bring.
[[nodiscard]] std::set<std::string, std::less<>> identifiers_from(const card::Card& card);

/// Throws std::runtime_error, with the place, where that does not hold.
void check_emitted_header(const card::Card& card, std::string_view header);

}  // namespace typeplate::test
