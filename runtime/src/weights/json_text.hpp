// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Texts as JSON, escaped where JSON asks for it and nowhere else, as other writers of weights do it: the same names
// give the same bytes.
#pragma once

#include <string>
#include <string_view>

namespace typeplate::inline abi_1::weights {

/// Whether a text is valid UTF-8, which JSON requires.
[[nodiscard]] bool is_utf8(std::string_view text);

/// Appends `text`, which must be valid UTF-8, in quotes.
void append_json_text(std::string& json, std::string_view text);

}  // namespace typeplate::inline abi_1::weights
