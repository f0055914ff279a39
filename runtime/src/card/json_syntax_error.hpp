// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The parser's complaint in our words: what is wrong, on which bytes, and what to write instead.
#pragma once

#include <cstddef>
#include <string_view>

#include "typeplate/card/diagnostic.hpp"

namespace typeplate::inline abi_1::card {

struct SyntaxError {
  std::size_t token_begin = 0;  // where the token in question starts
  std::size_t last_read = 0;    // the last byte that the parser looked at; the size of the text at its end
  std::string_view reason;      // nlohmann's message
};

void report_syntax_error(std::string_view text, const SyntaxError& error, Diagnostics& diagnostics);

}  // namespace typeplate::inline abi_1::card
