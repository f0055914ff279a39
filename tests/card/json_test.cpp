// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/card/json.hpp>

#include "catch.hpp"
#include "test_card.hpp"

namespace {

using namespace typeplate::card;

LocatedJson parsed(const std::string& text) {
  Diagnostics diagnostics;
  LocatedJson json = parse_json({"test.json", text}, diagnostics);
  INFO(text);
  CHECK_FALSE(diagnostics.had_errors());
  return json;
}

std::vector<std::string> codes_of(const std::string& text) {
  Diagnostics diagnostics;
  static_cast<void>(parse_json({"test.json", text}, diagnostics));
  return codes(diagnostics);
}

std::string at(const LocatedJson& json, Span span) {
  return json.source.text.substr(span.begin, span.end - span.begin);
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("every value and every key knows the bytes on which it stands") {
  const LocatedJson json =
      parsed(" {\"a\" : [ 1,-2.5e3 , \"x\\\"y\", true,null],\n\t\"b\\u0062\":{ } , \"c\":false}\n");
  const JsonNode& root = json.root;
  CHECK(at(json, root.span) == json.source.text.substr(1, json.source.text.size() - 2));
  const JsonMember& a = root.members.at(0);
  CHECK(at(json, a.key_span) == "\"a\"");
  CHECK(at(json, a.value.span) == "[ 1,-2.5e3 , \"x\\\"y\", true,null]");
  const std::vector<std::string> items{"1", "-2.5e3", "\"x\\\"y\"", "true", "null"};
  for (std::size_t i = 0; i < items.size(); ++i) CHECK(at(json, a.value.items.at(i).span) == items[i]);
  CHECK(at(json, root.members.at(1).key_span) == "\"b\\u0062\"");
  CHECK(root.members.at(1).key == "bb");
  CHECK(at(json, root.members.at(1).value.span) == "{ }");
  CHECK(at(json, root.members.at(2).value.span) == "false");
}

TEST_CASE("a number at the very end of the text ends there") {
  const LocatedJson json = parsed("12.5");
  CHECK(json.root.span == Span{0, 4});
  CHECK(json.root.number == 12.5);
}

TEST_CASE("integers that fit 64 bits are exact, other numbers are doubles") {
  CHECK(parsed("9007199254740993").root.integer == 9007199254740993);
  CHECK(parsed("-9223372036854775808").root.integer == INT64_MIN);
  CHECK(parsed("9223372036854775807").root.integer == INT64_MAX);
  CHECK_FALSE(parsed("9223372036854775808").root.integer.has_value());
  CHECK_FALSE(parsed("1.0").root.integer.has_value());
  CHECK(parsed("1e2").root.number == 100);
}

TEST_CASE("a doubled key shows both places, and the first value counts") {
  Diagnostics diagnostics;
  const LocatedJson json =
      parse_json({"test.json", "{\"a\": 1, \"b\": 2, \"\\u0061\": {\"c\": 3}, \"d\": 4}"}, diagnostics);
  REQUIRE(codes(diagnostics) == Codes{"TP0111"});
  const Diagnostic& diagnostic = diagnostics.all().front();
  CHECK(at(json, *diagnostic.span) == "\"\\u0061\"");
  CHECK(at(json, diagnostic.notes.at(0).span) == "\"a\"");
  CHECK(json.root.members.size() == 3);
  CHECK(find_member(json.root, "a")->value.number == 1);
  CHECK(find_member(json.root, "d")->value.number == 4);
  CHECK_FALSE(json.strict);
}

TEST_CASE("equal keys in different objects are no doubles") {
  CHECK(codes_of("{\"a\": {\"a\": 1}, \"b\": [{\"a\": 1}, {\"a\": 1}]}").empty());
}

TEST_CASE("what can be repaired is reported and the rest is still read") {
  CHECK(codes_of("{\"a\": NaN, /* x */ \"b\": -Infinity, // y\n \"c\": 1e999, \"a\": 1}") ==
        Codes{"TP0109", "TP0110", "TP0109", "TP0110", "TP0108", "TP0111"});
  CHECK(codes_of("\xEF\xBB\xBF{}") == Codes{"TP0104"});
  CHECK(codes_of("{} # end") == Codes{"TP0110"});
  CHECK(codes_of("/* never closed {}") == Codes{"TP0110"});
}

TEST_CASE("words and slashes inside strings are no comments and no NaN") {
  CHECK(codes_of("{\"NaN\": \"// no # comment /* \\\" NaN 1e999\"}").empty());
}

TEST_CASE("numbers that no double holds are refused, the extremes of double are not") {
  CHECK(codes_of("[1.7976931348623157e308, -1.7976931348623157e308, 5e-324, 0e999999]").empty());
  CHECK(codes_of("1.8e308") == Codes{"TP0108"});
  CHECK(codes_of("1e-400") == Codes{"TP0108"});
  CHECK(codes_of(std::string(100'000, '7')) == Codes{"TP0108"});
  CHECK(codes_of("0." + std::string(100'000, '7')).empty());
}

TEST_CASE("one byte that is not UTF-8 is found wherever it stands") {
  CHECK(codes_of("{\"a\": \"\xFF\"}") == Codes{"TP0103"});
  CHECK(codes_of("{\"a\": \"\xC0\xAF\"}") == Codes{"TP0103"});          // overlong
  CHECK(codes_of("{\"a\": \"\xED\xA0\x80\"}") == Codes{"TP0103"});      // a surrogate
  CHECK(codes_of("{\"a\": \"\xF4\x90\x80\x80\"}") == Codes{"TP0103"});  // beyond the last code point
  CHECK(codes_of("{\"a\": \"\xE2\x82") == Codes{"TP0103"});             // cut off
  CHECK(codes_of("{\"a\": \"\xF0\x9F\x98\x80\"}").empty());
  Diagnostics diagnostics;
  static_cast<void>(parse_json({"test.json", "[\"ab\xFF\"]"}, diagnostics));
  CHECK(diagnostics.all().at(0).span == Span{4, 5});
}

TEST_CASE("nesting is limited, and just within the limit allowed") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(codes_of(nested(max_json_depth)).empty());
  CHECK(codes_of(nested(max_json_depth + 1)) == Codes{"TP0112"});
  CHECK(codes_of(std::string(1'000'000, '[')) == Codes{"TP0112"});
}

TEST_CASE("the number of values is limited, and just within the limit allowed") {
  const auto list = [](std::size_t values) {
    std::string text = "[0";
    for (std::size_t i = 2; i < values; ++i) text += ",0";  // the list itself is one value
    return text + "]";
  };
  CHECK(codes_of(list(max_json_values)).empty());
  CHECK(codes_of(list(max_json_values + 1)) == Codes{"TP0113"});
}

TEST_CASE("a part of a decoded string is found in the text, escapes or not") {
  const LocatedJson json = parsed("[\"a\\u00e9\\n\\ud83d\\ude00z\xC3\xA9!\"]");
  const JsonNode& string = json.root.items.at(0);
  CHECK(string.string == "a\xC3\xA9\n\xF0\x9F\x98\x80z\xC3\xA9!");
  const auto part = [&](std::size_t begin, std::size_t end) {
    return at(json, span_in_string(json, string, begin, end));
  };
  CHECK(part(0, 1) == "a");
  CHECK(part(1, 3) == "\\u00e9");
  CHECK(part(3, 4) == "\\n");
  CHECK(part(4, 8) == "\\ud83d\\ude00");
  CHECK(part(8, 9) == "z");
  CHECK(part(9, 11) == "\xC3\xA9");
  CHECK(part(11, 12) == "!");
  CHECK(part(0, 12) == "a\\u00e9\\n\\ud83d\\ude00z\xC3\xA9!");
  CHECK(span_in_string(json, string, 12, 12) == Span{string.span.end - 1, string.span.end - 1});
}

TEST_CASE("text written as JSON reads back as the same text") {
  std::string every;
  for (int byte = 0; byte < 128; ++byte) every += static_cast<char>(byte);
  every += "\xC3\xA9\xE2\x80\xAE\xF0\x9F\x98\x80\xF3\xA0\x80\x81";
  CHECK(parsed(json_quote(every)).root.string == every);
  CHECK(json_quote("\x1b") == "\"\\u001b\"");
  CHECK(json_quote("\xFF") == "\"\\ufffd\"");
}

TEST_CASE("numbers are written with all their digits and no more") {
  for (const double number : {0.1, 1.0 / 3.0, 5e-324, 1.7976931348623157e308, -273.15}) {
    CHECK(parsed(json_number(number)).root.number == number);
  }
  CHECK(json_number(590) == "590");
  CHECK(json_number(0.1) == "0.1");
}

TEST_CASE("compact JSON loses blanks between tokens and nothing else") {
  CHECK(compact_json("{ \"a b\" : [ 1.50 ,\n\t\"c \\\" d\\\\\" , { } ] }") ==
        "{\"a b\":[1.50,\"c \\\" d\\\\\",{}]}");
}
