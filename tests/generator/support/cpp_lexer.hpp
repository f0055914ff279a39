// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A small strict lexer for what the generator emits: it tells code from comments and literals the way a compiler
// does, backslashes at the ends of lines included, and refuses what it does not know.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace typeplate::test {

enum class TokenKind { Comment, String, Identifier, Number, Directive, Punctuation };

struct Token {
  TokenKind kind;
  std::string_view text;
};

/// The tokens of a source text. Throws std::runtime_error, with the place, at a byte that begins no token, an
/// unended literal, or a comment that runs over into the next line.
[[nodiscard]] std::vector<Token> lex_cpp(std::string_view source);

/// Whether every bracket in the code (not in comments and literals) has its partner.
[[nodiscard]] bool brackets_balance(const std::vector<Token>& tokens);

}  // namespace typeplate::test
