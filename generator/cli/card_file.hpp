// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A card from a path on the command line, and what is wrong with it on the terminal.
#pragma once

#include <optional>
#include <string>

#include "cli/command_line.hpp"
#include "typeplate/card/card.hpp"
#include "typeplate/card/diagnostic.hpp"
#include "typeplate/card/json.hpp"
#include "typeplate/card/source.hpp"

namespace typeplate::inline abi_1::generator {

/// A card and the text it was read from.
struct CardFile {
  card::LocatedJson json;
  card::Card card;
};

/// How diagnostics are printed.
struct PrintOptions {
  DiagnosticFormat format = DiagnosticFormat::Rich;
  ColorChoice color = ColorChoice::Auto;
  bool notes = false;  // also what was understood though it is written differently
};

/// To the standard error; JSON, an empty array where there is nothing to say, to the standard output.
void print_diagnostics(const card::Diagnostics& diagnostics, const card::SourceFile& source,
                       const PrintOptions& options);

/// A package is named by its folder: the path of the card in it. Any other path is the card's own.
[[nodiscard]] std::string card_in(const std::string& path);

/// Reads and checks the card, and prints every diagnostic. Nothing comes back when there was an error.
[[nodiscard]] std::optional<CardFile> read_card_file(const std::string& path, const PrintOptions& options);

}  // namespace typeplate::inline abi_1::generator
