// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Did you mean: the known word nearest to a misspelt one.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace typeplate::inline abi_1::card {

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other; letters that
/// differ only in case cost nothing.
[[nodiscard]] std::size_t edit_distance(std::string_view from, std::string_view to);

/// The nearest of these words, or an empty text when none is near (at most a third of its letters differ).
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

}  // namespace typeplate::inline abi_1::card
