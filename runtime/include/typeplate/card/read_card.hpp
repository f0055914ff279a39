// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// From located JSON to a checked Card. Every mistake is reported, each once and at its own place; a Card comes back
// only when there was no error (warnings do not matter).
#pragma once

#include <optional>

#include "typeplate/card/card.hpp"
#include "typeplate/card/diagnostic.hpp"
#include "typeplate/card/json.hpp"

namespace typeplate::inline abi_1::card {

/// The major number of the schema that this version reads: `"schema": "typeplate/1"`.
inline constexpr int schema_major = 1;

/// Reads and checks a card. Hashes, files and reference cases may be missing here: the loader insists on them.
[[nodiscard]] std::optional<Card> read_card(const LocatedJson& json, Diagnostics& diagnostics);

/// parse_json and read_card in one step.
[[nodiscard]] std::optional<Card> read_card_text(SourceFile source, Diagnostics& diagnostics);

/// The card as text for people and golden files: one fact a line, in a fixed order. Not a format to read back.
[[nodiscard]] std::string dump_card(const Card& card);

}  // namespace typeplate::inline abi_1::card
