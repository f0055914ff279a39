// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/card/render.hpp>

#include "catch.hpp"
#include "test_card.hpp"

namespace {

using namespace typeplate::card;

std::string rich(const std::string& text, Span span, std::string message = "wrong") {
  Diagnostics diagnostics;
  diagnostics.add(Code::wrong_type, span, std::move(message));
  return render_rich(diagnostics, {"c.json", text});
}

}  // namespace

TEST_CASE("the rich form shows place, line, caret, notes and help") {
  Diagnostics diagnostics;
  diagnostics.add(Code::duplicate_key, {8, 11}, "twice", "remove one", {{{1, 4}, "first"}});
  CHECK(render_rich(diagnostics, {"c.json", "{\"a\":1,\n\"a\":2}"}) ==
        "c.json:2:1: error[TP0111]: twice\n"
        "  2 | \"a\":2}\n"
        "    | ^^^\n"
        "c.json:1:2: note: first\n"
        "  1 | {\"a\":1,\n"
        "    |  ^^^\n"
        "  help: remove one\n");
}

TEST_CASE("the short form is one line a diagnostic, in the order of the text") {
  Diagnostics diagnostics;
  diagnostics.add(Code::below_absolute_zero, {4, 5}, "cold");
  diagnostics.add(Code::wrong_type, {0, 1}, "wrong", "help is not shown");
  diagnostics.add_for_file(Code::unreadable_file, "gone");
  CHECK(render_short(diagnostics, {"c.json", "[1,\n2]"}) ==
        "c.json: error[TP0101]: gone\n"
        "c.json:1:1: error[TP0201]: wrong\n"
        "c.json:2:1: warning[TP0308]: cold\n");
  CHECK(diagnostics.error_count() == 2);
}

TEST_CASE("the JSON form is JSON and holds everything") {
  Diagnostics diagnostics;
  diagnostics.add(Code::duplicate_key, {8, 11}, "a \"quote\" and \x1b", "", {{{1, 4}, "first"}});
  diagnostics.add_for_file(Code::unreadable_file, "gone", "look");
  Diagnostics none;
  const LocatedJson json =
      parse_json({"json", render_json(diagnostics, {"c\x01.json", "{\"a\":1,\n\"a\":2}"})}, none);
  REQUIRE_FALSE(none.had_errors());
  REQUIRE(json.root.items.size() == 2);
  const JsonNode& file = json.root.items[0];
  CHECK(find_member(file, "line")->value.kind == JsonKind::null);
  CHECK(find_member(file, "help")->value.string == "look");
  const JsonNode& twice = json.root.items[1];
  CHECK(find_member(twice, "code")->value.string == "TP0111");
  CHECK(find_member(twice, "severity")->value.string == "error");
  CHECK(find_member(twice, "message")->value.string == "a \"quote\" and \x1b");
  CHECK(find_member(twice, "file")->value.string == "c\x01.json");
  CHECK(find_member(twice, "line")->value.integer == 2);
  CHECK(find_member(twice, "column")->value.integer == 1);
  CHECK(find_member(twice, "end_line")->value.integer == 2);
  CHECK(find_member(twice, "end_column")->value.integer == 4);
  CHECK(find_member(twice, "help")->value.kind == JsonKind::null);
  const JsonNode& note = find_member(twice, "notes")->value.items.at(0);
  CHECK(find_member(note, "message")->value.string == "first");
  CHECK(find_member(note, "column")->value.integer == 2);
  CHECK(render_json(Diagnostics(), {"c.json", ""}) == "[]\n");
}

TEST_CASE("carets stand under wide, combining and escaped characters and tabs") {
  CHECK(rich("\t\"x\"", {1, 4}) == "c.json:1:2: error[TP0201]: wrong\n  1 |     \"x\"\n    |     ^^^\n");
  CHECK(rich("\xE6\xB5\x81x", {3, 4}) == "c.json:1:2: error[TP0201]: wrong\n  1 | \xE6\xB5\x81x\n    |   ^\n");
  CHECK(rich("\xE6\xB5\x81x", {0, 3}) == "c.json:1:1: error[TP0201]: wrong\n  1 | \xE6\xB5\x81x\n    | ^^\n");
  CHECK(rich("e\xCC\x81x", {3, 4}) == "c.json:1:3: error[TP0201]: wrong\n  1 | e\xCC\x81x\n    |  ^\n");
  CHECK(rich("\x1bx", {1, 2}) == "c.json:1:2: error[TP0201]: wrong\n  1 | \\u{1b}x\n    |       ^\n");
  CHECK(rich("\xFFx", {1, 2}) == "c.json:1:2: error[TP0201]: wrong\n  1 | \\xffx\n    |     ^\n");
}

TEST_CASE("a span over several lines is marked to the end of its first") {
  CHECK(rich("[1,\n2]", {0, 6}) == "c.json:1:1: error[TP0201]: wrong\n  1 | [1,\n    | ^^^\n");
}

TEST_CASE("an empty span and the end of the text have a caret") {
  CHECK(rich("ab", {1, 1}) == "c.json:1:2: error[TP0201]: wrong\n  1 | ab\n    |  ^\n");
  CHECK(rich("ab", {2, 2}) == "c.json:1:3: error[TP0201]: wrong\n  1 | ab\n    |   ^\n");
  CHECK(rich("", {0, 0}) == "c.json:1:1: error[TP0201]: wrong\n  1 | \n    | ^\n");
  CHECK(rich("ab\n", {3, 3}) == "c.json:2:1: error[TP0201]: wrong\n  2 | \n    | ^\n");
}

TEST_CASE("a long line is cut on both sides of the caret") {
  const std::string line = std::string(5000, 'a') + "HERE" + std::string(5000, 'b');
  const std::string text = rich(line, {5000, 5004});
  CHECK(text == "c.json:1:5001: error[TP0201]: wrong\n  1 | ..." + std::string(40, 'a') + "HERE" +
                    std::string(66, 'b') + "...\n    | " + std::string(43, ' ') + "^^^^\n");
  CHECK(rich(std::string(5000, 'a'), {0, 5000}).size() < 400);
  CHECK(rich(std::string(5000, 'a'), {4999, 5000}).find("a\n") != std::string::npos);
}

TEST_CASE("tabs count with the columns that they take when a line is cut") {
  const std::string text = rich(std::string(200, '\t') + "HERE", {200, 204});
  CHECK_THAT(text, Catch::Matchers::EndsWith("\n    | " + std::string(43, ' ') + "^^^^\n"));
}

TEST_CASE("no control character of a card or a message reaches the terminal") {
  std::string every = "x";
  for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
  const std::string text = rich(every, {0, 1}, every);
  for (const char letter : text) CHECK((letter == '\n' || static_cast<unsigned char>(letter) >= 0x20));
  CHECK(rich("\xE2\x80\xAE", {0, 1}).find("\xE2\x80\xAE") == std::string::npos);
}

TEST_CASE("a thousand diagnostics are kept, the others counted") {
  Diagnostics diagnostics;
  for (int i = 0; i < 1500; ++i) diagnostics.add(Code::wrong_type, {0, 1}, "wrong");
  CHECK(diagnostics.all().size() == 1000);
  CHECK(diagnostics.error_count() == 1500);
  CHECK(diagnostics.dropped() == 500);
  CHECK_THAT(render_rich(diagnostics, {"c.json", "x"}), Catch::Matchers::EndsWith("... and 500 more\n"));
}
