// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Text from a file, made fit for a message: short, on one line, without characters that could move a terminal's
// cursor.
#pragma once

#include <string>
#include <string_view>

namespace typeplate::inline abi_1::weights {

/// `text` with every byte that is not a plain character written as `\xNN`, cut in the middle beyond `longest`
/// characters.
[[nodiscard]] std::string printable(std::string_view text, std::size_t longest = 60);

/// `text` cut at its end, with "...", so that a sentence built from it keeps to its limit.
[[nodiscard]] std::string clipped(std::string text, std::size_t longest);

}  // namespace typeplate::inline abi_1::weights
