// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "port_support.hpp"

#include "catch.hpp"

using namespace typeplate_tests;

namespace {

std::string mistake_in(std::string_view rule) {
  return mistakes_of(rules_around(rule));
}

constexpr const char* one_of_each = R"(
  {"from": "a.{N:number}.{tail...}", "to": "b/{N}/{tail...}", "rank": 2, "steps": [{"transpose": [0, -1]}], "optional": true},
  {"from": ["q.{N}", "k.{N}"], "to": "qk.{N}", "shape": [4, null], "steps": [{"concatenate": {"axis": 0, "parts": [2, 1]}}]},
  {"from": "qkv", "to": ["q", "k", "v"], "dtype": "float32", "steps": [{"split": {"axis": -1, "parts": [1, 1, 1]}}, {"permute": [1, 0]}]},
  {"from": "w", "to": "v2", "steps": [{"reshape": {"from": ["h*64", "e"], "to": ["h", 64, "e"]}}, {"cast": "float16"}]},
  {"from": "x", "to": "y", "steps": [{"cast": {"from": "float32", "to": "float16", "exact": true}}], "one_way": true},
  {"drop": "mask.{N}", "one_way": true},
  {"require": "b/{N}/w", "for": "b/{N}/{tail...}", "rank": 1},
  {"tie": "head", "with": "b.0.w", "optional": true},
  {"untie": "lm_head", "with": "wte"})";

}  // namespace

TEST_CASE("rules of every kind read, and their text reads back as the same text") {
  const port::porting_rules rules = rules_of(rules_around(one_of_each, '/'));
  REQUIRE(rules.rules.size() == 9);
  CHECK(rules.target_separator == '/');
  CHECK_FALSE(rules.allow_unmapped);
  const std::string text = port::rules_text(rules);
  CHECK(port::rules_text(rules_of(text)) == text);
  CHECK(
      text.find(R"("steps": [{"reshape": {"from": ["64*h", "e"], "to": ["h", 64, "e"]}}, {"cast": "float16"}])") !=
      std::string::npos);
}

TEST_CASE("the first rule that fits is the one that takes a tensor, so that equal ones are refused") {
  CHECK(mistake_in(R"({"from": "a", "to": "b"}, {"drop": "a"})").find("TP1011") != std::string::npos);
  CHECK(rules_of(rules_around(R"({"from": "a", "to": "b", "rank": 1}, {"drop": "a"})")).rules.size() == 2);
}

TEST_CASE("every mistake of a file of rules is reported in one run") {
  const std::string said =
      mistakes_of(R"({"schema": "typeplate-porting/9", "target_separator": "", "unmapped": "no",
    "rules": [{"from": "a.{N", "to": "b"}, {"from": "a", "to": "{x}"}, {"drop": "d", "steps": []}, {}, 7,
              {"from": "a", "to": "b", "steps": [{"transpos": [0, 1]}]}]})");
  for (const char* code :
       {"TP0205", "TP1004", "TP1003", "TP1001", "TP1002", "TP0202", "TP0201", "TP1005", "TP0203"})
    CHECK_THAT(said, Catch::Matchers::Contains(code));
}

TEST_CASE("a misspelt key that says what a rule does is named, and nothing is said of a rule that does nothing") {
  const std::string misspelt = mistake_in(R"({"frm": "a", "to": "b"})");
  CHECK_THAT(misspelt, Catch::Matchers::Contains("TP0202]: unknown key `frm` in rule 1"));
  CHECK_THAT(misspelt, !Catch::Matchers::Contains("does nothing"));
  const std::string strange = mistake_in(R"({"zzz": "a", "to": "b"})");
  CHECK_THAT(strange,
             Catch::Matchers::Contains("unknown key `zzz`") && Catch::Matchers::Contains("this rule does nothing"));
}

TEST_CASE("a file of rules without a schema is spoken of in the singular") {
  CHECK_THAT(mistakes_of(R"({"name": "x", "rules": []})"),
             Catch::Matchers::Contains("the file of porting rules has no `schema`"));
}

TEST_CASE("a capture that the source does not have is refused") {
  CHECK_THAT(mistake_in(R"({"from": "a.{N}", "to": "b.{M}"})"),
             Catch::Matchers::Contains("TP1002]: `{M}` is not captured by `a.{N}`"));
  CHECK_THAT(mistake_in(R"({"from": "a.{t...}", "to": "b.{t}"})"),
             Catch::Matchers::Contains("`{t}` stands for several parts in `a.{t...}`"));
  CHECK_THAT(mistake_in(R"({"from": ["a.{N}", "b.c"], "to": "d", "steps": [{"concatenate": {"axis": 0}}]})"),
             Catch::Matchers::Contains("the sources of a rule need the same captures"));
}

TEST_CASE("steps that do not lead from the sources to the targets are refused") {
  for (const char* rule :
       {R"({"from": ["a", "b"], "to": "c"})", R"({"from": "a", "to": ["b", "c"]})",
        R"({"from": "a", "to": ["b", "c"], "steps": [{"split": {"axis": 0, "parts": [1, 1, 1]}}]})",
        R"({"from": "a", "to": "b", "steps": [{"split": {"axis": 0}}]})",
        R"({"from": "a", "to": "b", "steps": [{"concatenate": {"axis": 0}}]})",
        R"({"from": "a", "to": ["b", "c"], "steps": [{"split": {"axis": 0}}, {"concatenate": {"axis": 0}}]})",
        R"({"from": ["a", "d"], "to": ["b", "c"], "steps": [{"split": {"axis": 0}}]})"}) {
    INFO(rule);
    CHECK_THAT(mistake_in(rule), Catch::Matchers::Contains("TP1008"));
  }
}

TEST_CASE("several sources may become several targets by joining them first") {
  const auto rules = rules_of(rules_around(
      R"({"from": ["a", "b"], "to": ["c", "d", "e"], "steps": [{"concatenate": {"axis": 0}}, {"split": {"axis": 0}}]})"));
  CHECK(rules.rules.front().steps.size() == 2);
}

TEST_CASE("wrong axes, sizes, casts and conditions have their own codes") {
  const auto step = [](const std::string& text) {
    return mistake_in(R"({"from": "a", "to": "b", "steps": [)" + text + "]}");
  };
  for (const char* text : {R"({"transpose": [0, 0]})", R"({"transpose": [0]})", R"({"transpose": [0, 64]})",
                           R"({"permute": [0, 2]})", R"({"permute": []})", R"({"permute": [0, 0.5]})"})
    CHECK_THAT(step(text), Catch::Matchers::Contains("TP1006"));
  for (const char* text :
       {R"({"reshape": {"from": ["a"], "to": ["b"]}})", R"({"reshape": {"from": ["a*b"], "to": ["a", "b"]}})",
        R"({"reshape": {"from": ["a", 4], "to": ["a", 2]}})", R"({"reshape": {"from": [0], "to": [0]}})",
        R"({"reshape": {"from": ["a**b"], "to": ["a"]}})"})
    CHECK_THAT(step(text), Catch::Matchers::Contains("TP1007"));
  for (const char* text : {R"({"cast": "float33"})", R"({"cast": "float8_e8m0fnu"})",
                           R"({"cast": {"from": "complex64", "to": "float32"}})"})
    CHECK_THAT(step(text), Catch::Matchers::Contains("TP1009"));
  for (const char* text : {R"("rank": -1)", R"("rank": 1.5)", R"("shape": ["n"])", R"("rank": 3, "shape": [1, 2])",
                           R"("dtype": "f32")"})
    CHECK_THAT(mistake_in(R"({"from": "a", "to": "b", )" + std::string(text) + "}"),
               Catch::Matchers::Contains("TP1010"));
}

TEST_CASE("a misspelt step and a misspelt type are told the right word") {
  CHECK_THAT(mistake_in(R"({"from": "a", "to": "b", "steps": [{"transpos": [0, 1]}]})"),
             Catch::Matchers::Contains("there is no step `transpos`"));
  card::Diagnostics diagnostics;
  const auto json = card::parse_json({"r", rules_around(R"({"drop": "a", "dtype": "flaot32"})")}, diagnostics);
  CHECK_FALSE(port::read_rules(json, diagnostics));
  CHECK(diagnostics.all().front().help == "did you mean `float32`?");
}

TEST_CASE("a place inside a pattern is shown where it stands, escapes counted as written") {
  card::Diagnostics diagnostics;
  const std::string text = rules_around(R"({"drop": "\u0061.{N"})");
  const auto json = card::parse_json({"r", text}, diagnostics);
  CHECK_FALSE(port::read_rules(json, diagnostics));
  CHECK(diagnostics.all().front().span->begin == text.find("{N"));
}
