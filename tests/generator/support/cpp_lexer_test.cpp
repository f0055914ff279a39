// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "support/cpp_lexer.hpp"

#include "catch.hpp"

using typeplate::test::brackets_balance;
using typeplate::test::lex_cpp;
using typeplate::test::TokenKind;

TEST_CASE("the test lexer tells code from comments and literals") {
  const auto tokens = lex_cpp("#pragma once\nint a1 = 1e+07F; // b \"c\n\"d \\\" // e\";");
  REQUIRE(tokens.size() == 9);
  CHECK(tokens[0].kind == TokenKind::Directive);
  CHECK(tokens[2].text == "a1");
  CHECK(tokens[4].text == "1e+07F");
  CHECK(tokens[6].text == "// b \"c");
  CHECK(tokens[7].text == "\"d \\\" // e\"");
}

TEST_CASE("the test lexer refuses what would end somewhere else") {
  for (const char* bad : {"// a\\\nb", "// a\\ \nb", "// a?\?/\nb", "\"a", "\"a\nb\"", "/* a */", "\"a\\", "a @ b",
                          "\"\xC3\xA9\"", "a\tb"}) {
    INFO(bad);
    CHECK_THROWS(lex_cpp(bad));
  }
}

TEST_CASE("the test lexer counts brackets in code only") {
  CHECK(brackets_balance(lex_cpp("{ ( ) [ ] } // }\n \"}\"")));
  CHECK_FALSE(brackets_balance(lex_cpp("{ ( } )")));
  CHECK_FALSE(brackets_balance(lex_cpp("{")));
  CHECK_FALSE(brackets_balance(lex_cpp("}")));
}
