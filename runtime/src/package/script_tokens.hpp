// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The words of TorchScript source, cut exactly as LibTorch's own lexer cuts them (comments, quotes, escapes): a
// difference would let code hide in what one side takes for a text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace typeplate::inline abi_1::package {

enum class token_kind : unsigned char { name, text, sign };

/// One word, borrowed from the source. A text is given without its quotes, escapes as written.
struct script_token {
  token_kind kind;
  std::string_view text;
  std::size_t line;
};

/// All tokens; numbers are left out. Throws std::invalid_argument (with a line) for what LibTorch's lexer refuses
/// too.
[[nodiscard]] std::vector<script_token> script_tokens(std::string_view source);

}  // namespace typeplate::inline abi_1::package
