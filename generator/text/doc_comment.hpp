// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A card's prose as lines of a doc comment that cannot be left: whatever the text holds, the next line is code
// again.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace typeplate::inline abi_1::generator {

/// The text on one line, with every character that acts instead of showing (controls, marks that turn the direction
/// of writing, invisible and private ones, bad bytes) written as `<U+202E>`; a tab becomes a blank.
[[nodiscard]] std::string visible_text(std::string_view text);

struct DocLimits {
  std::size_t width = 104;  // characters of text in a line; longer words are cut
  std::size_t lines = 40;   // what a header has room for; the card itself keeps the rest
};

/// Lines that each begin with `///`, broken where the text has line breaks and where a line gets too long. No line
/// ends in a backslash, a trigraph that means one, or a blank. Empty for an empty text; clipped texts end in `///
/// [...]`.
[[nodiscard]] std::vector<std::string> doc_lines(std::string_view text, const DocLimits& limits = {});

/// The text as a part of one line of comment: a line break is shown too, and what is longer than `width` is
/// clipped.
[[nodiscard]] std::string one_line_of_comment(std::string_view text, std::size_t width = 64);

}  // namespace typeplate::inline abi_1::generator
