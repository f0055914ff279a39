// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the tests of the card layer share: the example cards, and a card read in one call.
#pragma once

#include <optional>
#include <string>
#include <typeplate/card/read_card.hpp>
#include <vector>

namespace typeplate::inline abi_1::card {

/// The folder of the repository's card cases.
[[nodiscard]] std::string cases_folder();

[[nodiscard]] std::string read_text(const std::string& path);

/// The text of the card in a case folder.
[[nodiscard]] std::string case_text(const std::string& name);

struct Reading {
  std::optional<Card> card;
  Diagnostics diagnostics;
  SourceFile source;
};
[[nodiscard]] Reading read_string(std::string text);

/// The text with the only occurrence of `what` replaced; fails the test when there is none or several.
[[nodiscard]] std::string with(std::string text, const std::string& what, const std::string& instead);

/// The codes of all diagnostics in the order of the text.
[[nodiscard]] std::vector<std::string> codes(const Diagnostics& diagnostics);

}  // namespace typeplate::inline abi_1::card
