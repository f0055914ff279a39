// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Changing one member of a card's text and nothing else: every other byte, comment-like habit and indentation of
// its author stays. `typeplate hash` and `typeplate reference` complete cards this way.
#pragma once

#include <string>
#include <string_view>

#include "typeplate/card/json.hpp"

namespace typeplate::inline abi_1::card {

/// The text with `"key": value` in this object, which must be one of the text's own: the value of an existing key
/// is replaced, a new key is added at the object's end, laid out like its last member. `value` is JSON text; its
/// lines behind the first are indented as deep as the member.
[[nodiscard]] std::string insert_or_replace_member(std::string_view text, const JsonNode& object,
                                                   std::string_view key, std::string_view value);

}  // namespace typeplate::inline abi_1::card
