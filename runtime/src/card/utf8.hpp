// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How a card's characters appear in messages: their escapes, their width, and where a text stops being UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <typeplate/text/utf8.hpp>

namespace typeplate::inline abi_1::card {

using DecodedCharacter = text::character;

/// The character that begins at `offset`, which must lie inside the text.
[[nodiscard]] DecodedCharacter decode_utf8(std::string_view text, std::size_t offset);

/// The first byte that is not UTF-8.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// How a character appears in messages: itself, or an escape such as \u{202e} when it is a control character, is
/// invisible, changes the direction of the text or is no UTF-8.
struct ShownCharacter {
  std::string text;
  std::size_t width = 0;  // columns
};
[[nodiscard]] ShownCharacter show_character(std::string_view text, const DecodedCharacter& character,
                                            std::size_t offset);

/// A text with every character as show_character gives it: one line, no control characters.
[[nodiscard]] std::string printable(std::string_view text);

/// A text from a card for use in a message: in backticks, printable, and cut when it is long.
[[nodiscard]] std::string in_backticks(std::string_view text);

}  // namespace typeplate::inline abi_1::card
