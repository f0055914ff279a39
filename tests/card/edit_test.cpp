// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/card/edit.hpp>

#include "catch.hpp"
#include "test_card.hpp"

namespace {

using namespace typeplate::card;

// The text after setting a member of the object found along these keys.
std::string edited(const std::string& text, const std::vector<std::string>& keys, const std::string& key,
                   const std::string& value) {
  Diagnostics diagnostics;
  const LocatedJson json = parse_json({"card", text}, diagnostics);
  REQUIRE_FALSE(diagnostics.had_errors());
  const JsonNode* object = &json.root;
  for (const std::string& name : keys) object = &find_member(*object, name)->value;
  const std::string result = insert_or_replace_member(text, *object, key, value);
  Diagnostics after;
  static_cast<void>(parse_json({"card", result}, after));
  CHECK_FALSE(after.had_errors());
  return result;
}

}  // namespace

TEST_CASE("replacing a value leaves every other byte") {
  CHECK(edited("{ \"a\":1 ,\t\"b\" : [ 2 ]}\r\n", {}, "a", "\"x\"") == "{ \"a\":\"x\" ,\t\"b\" : [ 2 ]}\r\n");
  CHECK(edited("{\"a\": {\"b\": [1,\n2]}}", {"a"}, "b", "null") == "{\"a\": {\"b\": null}}");
}

TEST_CASE("a new member stands behind the last one and is laid out like it") {
  CHECK(edited("{\n  \"a\": 1,\n  \"b\": 2\n}\n", {}, "c", "3") == "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}\n");
  CHECK(edited("{\r\n\t\"a\": 1\r\n}", {}, "c", "3") == "{\r\n\t\"a\": 1,\r\n\t\"c\": 3\r\n}");
  CHECK(edited("{\"a\": 1, \"b\": 2}", {}, "c", "3") == "{\"a\": 1, \"b\": 2, \"c\": 3}");
  CHECK(edited("{\"a\":1,\"b\":2}", {}, "c", "3") == "{\"a\":1,\"b\":2,\"c\": 3}");
  CHECK(edited("{\"a\": 1}", {}, "c", "3") == "{\"a\": 1, \"c\": 3}");
  CHECK(edited("{}", {}, "c", "3") == "{\"c\": 3}");
  CHECK(edited("{ }", {}, "c", "3") == "{\"c\": 3 }");
}

TEST_CASE("a value of several lines is indented as deep as its member") {
  CHECK(edited("{\n  \"a\": {\n    \"x\": 1\n  }\n}", {"a"}, "y", "{\n  \"z\": 0\n}") ==
        "{\n  \"a\": {\n    \"x\": 1,\n    \"y\": {\n      \"z\": 0\n    }\n  }\n}");
  CHECK(edited("{\r\n\t\"a\": 1\r\n}", {}, "c", "[\n2\n]") == "{\r\n\t\"a\": 1,\r\n\t\"c\": [\r\n\t2\r\n\t]\r\n}");
  CHECK(edited("{\n\t\"a\": 1\n}", {}, "a", "[\n\t2\n]") == "{\n\t\"a\": [\n\t\t2\n\t]\n}");
}

TEST_CASE("keys are written as JSON strings") {
  CHECK(edited("{\"a\": 1}", {}, "n\"\n", "3") == "{\"a\": 1, \"n\\\"\\u000a\": 3}");
}

TEST_CASE("a completed card says what was put in, and is otherwise the same card") {
  const std::string text = case_text("valid_turbine");
  const std::string value =
      "{\n  \"nets/stage.pt\": {\"sha256\": \"" + std::string(64, '0') + "\", \"bytes\": 7}\n}";
  const Reading before = read_string(text);
  Reading after = read_string(edited(text, {}, "files", value));
  REQUIRE(before.card.has_value());
  REQUIRE(after.card.has_value());
  REQUIRE(after.card->files.size() == 1);
  CHECK(after.card->files[0].bytes == 7);
  after.card->files.clear();
  CHECK(dump_card(*after.card) == dump_card(*before.card));
}
