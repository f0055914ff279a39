// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Units that were understood though their canonical text is another, such as `W m-2 K-1`.
#pragma once

#include <string>

#include "typeplate/card/diagnostic.hpp"
#include "typeplate/card/json.hpp"
#include "typeplate/units/unit_result.hpp"

namespace typeplate::inline abi_1::generator {

/// What had to be rewritten, in words: "an alias became the canonical symbol; blanks became `.` or were dropped".
[[nodiscard]] std::string rewrites_of(const unit_result& unit);

/// A note for each unit of a card's ports that is written in another way than Typeplate writes it.
void note_rewritten_units(const card::LocatedJson& json, card::Diagnostics& diagnostics);

}  // namespace typeplate::inline abi_1::generator
