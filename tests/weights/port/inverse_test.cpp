// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "port_support.hpp"

using namespace typeplate_tests;

namespace {

struct turned {
  std::string text;  // of the inverse, empty where there is none
  card::Diagnostics diagnostics;
};

turned turn(std::string_view rules) {
  turned result;
  if (const auto back = port::inverse_of(rules_of(rules_around(rules)), result.diagnostics))
    result.text = port::rules_text(*back);
  return result;
}

// The one rule of an inverse, as text.
std::string turned_rule(std::string_view rule) {
  const std::string text = turn(rule).text;
  const std::size_t begin = text.find("[\n    ");
  return begin == std::string::npos ? "" : text.substr(begin + 6, text.find("\n  ]") - begin - 6);
}

std::string refusal(std::string_view rule) {
  const turned result = turn(rule);
  CHECK(result.text.empty());
  return result.diagnostics.all().empty() ? "" : result.diagnostics.all().front().message;
}

}  // namespace

TEST_CASE("the inverse of a renaming names the other way, with the kinds of its captures") {
  CHECK(turned_rule(R"({"from": "a.{N:number}.{t...}", "to": "b.{t...}.{N}"})") ==
        R"({"from": "b.{t...}.{N:number}", "to": "a.{N:number}.{t...}"})");
}

TEST_CASE("the inverse undoes steps in the opposite order and carries the conditions over them") {
  CHECK(turned_rule(R"({"from": "a", "to": "b", "shape": [2, 3, 5, 7], "steps": [{"permute": [2, 3, 1, 0]}]})") ==
        R"({"from": "b", "to": "a", "shape": [5, 7, 3, 2], "steps": [{"permute": [3, 2, 0, 1]}]})");
  CHECK(turned_rule(R"({"from": "a", "to": "b", "rank": 2, "steps": [{"transpose": [0, 1]}]})") ==
        R"({"from": "b", "to": "a", "rank": 2, "steps": [{"transpose": [0, 1]}]})");
  CHECK(
      turned_rule(
          R"({"from": "a", "to": "b", "steps": [{"transpose": [0, 1]}, {"reshape": {"from": ["h*4", "e"], "to": ["h", 4, "e"]}}]})") ==
      R"({"from": "b", "to": "a", "shape": [null, 4, null], "steps": [{"reshape": {"from": ["h", 4, "e"], "to": ["4*h", "e"]}}, {"transpose": [0, 1]}]})");
}

TEST_CASE("rules that make the same tensors have no inverse, unless one of them is left out of it") {
  constexpr std::string_view one = R"({"from": "old.{x}", "to": "w.{x}"})";
  const auto two = [one](std::string_view rest) {
    return std::string(one) + R"(, {"from": "new.{x}", "to": "w.{x}")" + std::string(rest);
  };
  CHECK(refusal(two("}")) ==
        "an earlier rule makes the same tensors, so that the way back cannot tell which rule made them");
  CHECK(turn(R"({"untie": "a", "with": "w"}, {"untie": "b", "with": "w"})").diagnostics.all().empty());
  CHECK(turned_rule(two(R"(, "one_way": true})")) == R"({"from": "w.{x}", "to": "old.{x}"})");
}

TEST_CASE("a shape that a rule wants is led over the steps, and forgets an axis that is cut") {
  CHECK(turned_rule(R"({"from": "a", "to": "b", "shape": [2, 3, 4], "steps": [{"transpose": [0, -1]}]})") ==
        R"({"from": "b", "to": "a", "shape": [4, 3, 2], "steps": [{"transpose": [0, -1]}]})");
  CHECK(
      turned_rule(R"({"from": "a", "to": ["b", "c"], "shape": [4, 8], "steps": [{"split": {"axis": -1}}]})") ==
      R"({"from": ["b", "c"], "to": "a", "shape": [4, null], "steps": [{"concatenate": {"axis": -1, "parts": [1, 1]}}]})");
}

TEST_CASE("the inverse of a split is a concatenation, and the other way round") {
  const std::string split =
      R"({"from": "qkv", "to": ["q", "k", "v"], "rank": 2, "steps": [{"split": {"axis": 1, "parts": [2, 1, 1]}}, {"transpose": [0, 1]}]})";
  const std::string joined =
      R"({"from": ["q", "k", "v"], "to": "qkv", "rank": 2, "steps": [{"transpose": [0, 1]}, {"concatenate": {"axis": 1, "parts": [2, 1, 1]}}]})";
  CHECK(turned_rule(split) == joined);
  CHECK(turned_rule(joined) == split);
}

TEST_CASE("the inverse of a tie leaves the tied tensor out, and the other way round") {
  CHECK(turned_rule(R"({"tie": "lm_head", "with": "wte"})") == R"({"untie": "lm_head", "with": "wte"})");
  CHECK(turned_rule(R"({"untie": "lm_head", "with": "wte", "optional": true})") ==
        R"({"tie": "lm_head", "with": "wte", "optional": true})");
}

TEST_CASE("a cast that keeps every value has an inverse, which refuses values that would change") {
  CHECK(
      turned_rule(R"({"from": "a", "to": "b", "steps": [{"cast": {"from": "float16", "to": "float32"}}]})") ==
      R"({"from": "b", "to": "a", "dtype": "float32", "steps": [{"cast": {"from": "float32", "to": "float16", "exact": true}}]})");
  CHECK(
      turned_rule(
          R"({"from": "a", "to": "b", "steps": [{"cast": {"from": "float32", "to": "float16", "exact": true}}]})") ==
      R"({"from": "b", "to": "a", "dtype": "float16", "steps": [{"cast": {"from": "float16", "to": "float32"}}]})");
}

TEST_CASE("what cannot be turned round says why") {
  CHECK(refusal(R"({"drop": "a"})") == "what this rule drops cannot be made again");
  CHECK(refusal(R"({"from": "a", "to": "b", "steps": [{"cast": {"from": "float32", "to": "float16"}}]})") ==
        "this `cast` may change values, which cannot be made again");
  CHECK(refusal(R"({"from": "a", "to": "b", "steps": [{"cast": "float64"}]})") ==
        "this `cast` does not say from which element type, so that the inverse cannot go back to it");
  CHECK(refusal(R"({"from": "a.{N}.w", "to": "b.w"})") ==
        "`b.w` does not keep `{N}`, so that the source's name cannot be made again");
  CHECK(refusal(R"({"from": "a", "to": "b", "steps": [{"reshape": {"from": ["n", "m"], "to": ["n*m"]}}]})") ==
        "this `reshape` cannot be turned round: the new shape does not say what every name stands for");
}

TEST_CASE("rules that say one_way, and those that only require, are left out of the inverse") {
  const turned result = turn(R"({"drop": "a", "one_way": true}, {"require": "b"}, {"from": "c", "to": "b"})");
  CHECK(result.text.find("drop") == std::string::npos);
  CHECK(result.text.find("require") == std::string::npos);
  CHECK(result.text.find(R"({"from": "b", "to": "c"})") != std::string::npos);
}

TEST_CASE("the inverse of the inverse is the rules again") {
  const std::string rules =
      R"({"from": "a.{N:number}.{t...}", "to": "b/{N}/{t...}", "rank": 2, "steps": [{"transpose": [0, 1]}]},
    {"from": "qkv", "to": ["q", "k"], "steps": [{"split": {"axis": 1}}]}, {"untie": "lm", "with": "wte"})";
  const port::porting_rules first = rules_of(rules_around(rules, '/'));
  card::Diagnostics diagnostics;
  const auto back = port::inverse_of(first, diagnostics);
  REQUIRE(back);
  const auto again = port::inverse_of(*back, diagnostics);
  REQUIRE(again);
  // A number is captured by its kind on the side that is read; the written side needs none.
  std::string expected = port::rules_text(first);
  expected.replace(expected.find("b/{N}/"), 6, "b/{N:number}/");
  CHECK(port::rules_text(*again) == expected);
}

TEST_CASE("tensors that went through the rules come back through the inverse with the same bits") {
  const std::string rules = R"(
    {"from": "w.{N:number}", "to": "k.{N}", "rank": 2, "steps": [{"transpose": [0, 1]}]},
    {"from": "c", "to": "d", "steps": [{"permute": [2, 3, 1, 0]}]},
    {"from": "qkv", "to": ["q", "k", "v"], "steps": [{"split": {"axis": 1, "parts": [2, 1, 1]}}, {"transpose": [0, 1]}]},
    {"from": ["x", "y"], "to": "xy", "steps": [{"concatenate": {"axis": 1, "parts": [3, 1]}}]},
    {"from": "heads", "to": "split_heads", "steps": [{"reshape": {"from": ["h*2", "e"], "to": ["h", 2, "e"]}}, {"permute": [1, 0, 2]}]})";
  const std::string file = counting_file({{"w.0", {3, 4}},
                                          {"w.1", {1, 5}, 7},
                                          {"c", {2, 3, 4, 5}, 100},
                                          {"qkv", {3, 8}, 500},
                                          {"x", {2, 6}, 900},
                                          {"y", {2, 2}, 990},
                                          {"heads", {6, 5}, 2000}});
  const port::porting_rules forward = rules_of(rules_around(rules));
  card::Diagnostics diagnostics;
  const auto back = port::inverse_of(forward, diagnostics);
  REQUIRE(back);
  std::vector<made> result = make(*back, file_of(make(forward, file)));
  CHECK(file_of(result) == file);
}
