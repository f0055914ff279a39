// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/port/pattern.hpp>

#include "catch.hpp"

namespace {

using namespace typeplate::weights::port;

name_pattern pattern(std::string_view text, char separator = '.') {
  auto parsed = parse_pattern(text, separator);
  if (const auto* wrong = std::get_if<pattern_mistake>(&parsed)) FAIL(text << ": " << wrong->message);
  return std::get<name_pattern>(parsed);
}

// The name that `to` makes of one that `from` fits; "no" where it does not fit.
std::string renamed(std::string_view from, std::string_view to, std::string_view name, char separator = '.') {
  const auto captured = match(pattern(from), name, '.');
  return captured ? fill(pattern(to, separator), *captured, separator) : "no";
}

std::string mistake(std::string_view text) {
  const auto parsed = parse_pattern(text, '.');
  const auto* wrong = std::get_if<pattern_mistake>(&parsed);
  return wrong == nullptr ? "none"
                          : std::to_string(wrong->begin) + "-" + std::to_string(wrong->end) + ": " + wrong->message;
}

}  // namespace

TEST_CASE("a plain pattern fits its own name and no other") {
  CHECK(renamed("head.weight", "out.w", "head.weight") == "out.w");
  CHECK(renamed("head.weight", "out.w", "head.weigh") == "no");
  CHECK(renamed("head.weight", "out.w", "head.weight.x") == "no");
  CHECK(renamed("head.weight", "out.w", "head") == "no");
}

TEST_CASE("a capture stands for one part that is not empty") {
  CHECK(renamed("h.{N}.w", "blocks.{N}.w", "h.12.w") == "blocks.12.w");
  CHECK(renamed("h.{N}.w", "blocks.{N}.w", "h..w") == "no");
  CHECK(renamed("h.{N}.w", "blocks.{N}.w", "h.1.2.w") == "no");
  CHECK(renamed("{a}.{b}", "{b}.{a}", "x.y") == "y.x");
}

TEST_CASE("text may stand around a capture") {
  CHECK(renamed("layer_{N}_norm.w", "norm{N}.w", "layer_3_norm.w") == "norm3.w");
  CHECK(renamed("layer_{N}_norm.w", "norm{N}.w", "layer__norm.w") == "no");
  CHECK(renamed("aa{N}aa", "{N}", "aaa") == "no");
  CHECK(renamed("aa{N}aa", "{N}", "aaXaa") == "X");
}

TEST_CASE("a capture of a number takes digits only") {
  CHECK(renamed("h.{N:number}.w", "b.{N}", "h.07.w") == "b.07");
  CHECK(renamed("h.{N:number}.w", "b.{N}", "h.x7.w") == "no");
  CHECK(renamed("layer{N:number}.w", "b.{N}", "layernorm.w") == "no");
}

TEST_CASE("a capture of the rest takes any number of parts, also none") {
  CHECK(renamed("{module...}.weight", "params/{module...}/kernel", "a.b.c.weight", '/') == "params/a/b/c/kernel");
  CHECK(renamed("{module...}.weight", "params/{module...}/kernel", "weight", '/') == "params/kernel");
  CHECK(renamed("a.{rest...}", "{rest...}.a", "a.b.c") == "b.c.a");
  CHECK(renamed("a.{rest...}.z", "{rest...}", "a.z") == "");
  CHECK(renamed("a.{rest...}.z", "{rest...}", "a") == "no");
}

TEST_CASE("empty parts of a name stay where they are") {
  CHECK(renamed("a.{rest...}", "{rest...}", "a..b.") == ".b.");
}

TEST_CASE("doubled braces are braces") {
  const auto captured = match(pattern("{{{N}}}.w"), "{7}.w", '.');
  REQUIRE(captured);
  CHECK(fill(pattern("a{{{N}}}"), *captured, '.') == "a{7}");
}

TEST_CASE("a pattern that cannot be read says where and why") {
  CHECK(mistake("a.{N") == "2-4: `{` is not closed");
  CHECK(mistake("a.N}") == "3-4: `}` closes nothing; write `}}` for the character itself");
  CHECK(mistake("{}") ==
        "0-2: a capture is written `{name}`, `{name:number}` or `{name...}`, with letters, digits and _");
  CHECK(mistake("{9}").find("0-3: a capture is written") == 0);
  CHECK(mistake("{a}{b}") == "3-6: two captures stand in one part of the name; parts end at `.`");
  CHECK(mistake("{a}.{a}") == "4-7: `{a}` is captured twice");
  CHECK(mistake("{a...}.{b...}") == "7-13: a pattern has at most one capture of several parts");
  CHECK(mistake("x{a...}") == "1-7: `{a...}` stands for whole parts: no text may touch it");
  CHECK(mistake("{a...}x") == "6-7: `{a...}` stands for whole parts: no text may touch it");
  CHECK(mistake("") == "0-0: a pattern needs at least one character");
}

TEST_CASE("the text of a pattern reads back as the same pattern") {
  for (const std::string_view text : {"a.b", "h.{N:number}.{tail...}", "x{{{N}}}y.z", "{a}_b.{{}}"}) {
    const name_pattern read = pattern(text);
    CHECK(text_of(read, '.') == text);
    CHECK(pattern(text_of(read, '/'), '/').parts == read.parts);
  }
}

TEST_CASE("a hostile pattern and a hostile name cost time in proportion to their lengths") {
  std::string text;
  std::string name;
  for (int i = 0; i < 20'000; ++i) {
    text += "{c" + std::to_string(i) + "}.";
    name += "a.";
  }
  const name_pattern read = pattern("{tail...}.x");
  CHECK_FALSE(match(read, name, '.'));
  name += "x";
  CHECK(match(read, name, '.')->at("tail").size() == 20'000);
  CHECK(mistake(text).find("a pattern has at most 64 captures") != std::string::npos);
}
