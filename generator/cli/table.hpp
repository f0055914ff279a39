// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Columns of text that are straight in any language and fit the terminal: the last column is wrapped between words,
// the others are never cut.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal.hpp"

namespace typeplate::inline abi_1::generator {

struct Table {
  std::vector<std::string> heading;  // empty: none
  std::vector<std::vector<std::string>> rows;
  std::size_t indent = 2;
};

/// The table's lines. A column whose cells are all empty is left out. Cells come from anywhere: what would act on
/// the terminal is shown as `<U+202E>`.
[[nodiscard]] std::string table_text(const Table& table, const Terminal& terminal);

/// The text broken between words into lines of at most `width` columns (0: never broken); a word that is too long
/// is cut between characters. At least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace typeplate::inline abi_1::generator
