// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <clocale>
#include <limits>
#include <locale>

#include "catch.hpp"
#include "text/doc_comment.hpp"
#include "text/number_literal.hpp"
#include "text/string_literal.hpp"
#include "text/utf8.hpp"

namespace {

using namespace typeplate::generator;
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("UTF-8 is read strictly, and a bad byte is one step") {
  CHECK(first_code_point("a").value == U'a');
  CHECK(first_code_point("\xE2\x80\xAE").value == 0x202E);
  CHECK(first_code_point("\xF4\x8F\xBF\xBF").value == 0x10FFFF);
  for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80", "\xE2\x80", "\xE2", "\xE2\x28\xA1", "\xFF"}) {
    CHECK_FALSE(first_code_point(bad).valid);
    CHECK(first_code_point(bad).size == 1);
  }
  CHECK(count_code_points("\xC3\xA9\xFFx") == 3);
  CHECK(code_point_name(0x202E) == "U+202E");
  CHECK(code_point_name(0) == "U+0000");
  CHECK(code_point_name(0x10FFFF) == "U+10FFFF");
}

TEST_CASE("a string literal cannot be left and is plain ASCII") {
  CHECK(string_literal("K") == R"("K")");
  CHECK(string_literal("a\"b\\c\nd\te") == R"("a\"b\\c\nd\te")");
  CHECK(string_literal("\xC3\xA9") == R"("\303\251")");
  CHECK(string_literal("\x01"
                       "1") == R"("\0011")");
  CHECK(string_literal("\x7F") == R"("\177")");
  CHECK(string_literal("what?\?/") == R"("what?\?/")");
  CHECK(string_literal("?\?\?") == R"("?\?\?")");
  CHECK(string_view_initializer("a") == R"("a")");
  CHECK(string_view_initializer(std::string_view("a\0b", 3)) == R"({"a\000b", 3})");
}

TEST_CASE("numbers are the shortest literals of their type") {
  CHECK(number_literal(590.0) == "590.0");
  CHECK(number_literal(1073.15F) == "1073.15F");
  CHECK(number_literal(1e7) == "1e+07");
  CHECK(number_literal(1e5F) == "1e+05F");
  CHECK(number_literal(-0.0) == "-0.0");
  CHECK(number_literal(0.1) == "0.1");
  CHECK(number_literal(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
  CHECK(number_literal(std::numeric_limits<float>::denorm_min()) == "1e-45F");
}

TEST_CASE("prose becomes lines of comment") {
  CHECK(doc_lines("").empty());
  CHECK(doc_lines("\n \n").empty());
  CHECK(doc_lines("bulk temperature") == Lines{"/// bulk temperature"});
  CHECK(doc_lines("one\ntwo\r\nthree\rfour") == Lines{"/// one", "/// two", "/// three", "/// four"});
  CHECK(doc_lines("one\n\n  two  three ") == Lines{"/// one", "///", "/// two three"});
  CHECK(doc_lines("a b c d e", {.width = 3}) == Lines{"/// a b", "/// c d", "/// e"});
  CHECK(doc_lines("abcdefgh ij", {.width = 3}) == Lines{"/// abc", "/// def", "/// gh", "/// ij"});
  CHECK(doc_lines("\xC3\xA9\xC3\xA9 \xC3\xA9", {.width = 4}) == Lines{"/// \xC3\xA9\xC3\xA9 \xC3\xA9"});
}

TEST_CASE("no line of comment swallows the next one") {
  CHECK(doc_lines("dir C:\\") == Lines{"/// dir C:<U+005C>"});
  CHECK(doc_lines("dir C:\\ \t ") == Lines{"/// dir C:<U+005C>"});
  CHECK(doc_lines("what?\?/") == Lines{"/// what?\?<U+002F>"});
  CHECK(doc_lines("a\\b") == Lines{"/// a\\b"});
  CHECK(doc_lines("abc\\def", {.width = 4}) == Lines{"/// abc<U+005C>", "/// def"});
  CHECK(one_line_of_comment("x\\") == "x<U+005C>");
  CHECK(one_line_of_comment("a\nb") == "a<U+000A>b");
}

TEST_CASE("characters that act instead of showing are named") {
  CHECK(visible_text("a\xE2\x80\xAE"
                     "b") == "a<U+202E>b");
  CHECK(visible_text(std::string_view("\0", 1)) == "<U+0000>");
  CHECK(visible_text("\x1B[0m") == "<U+001B>[0m");
  CHECK(visible_text("\xC2\x85") == "<U+0085>");
  CHECK(visible_text("\xE2\x80\xA8") == "<U+2028>");
  CHECK(visible_text("\xEF\xBB\xBF") == "<U+FEFF>");
  CHECK(visible_text("\xF3\xA0\x81\x81") == "<U+E0041>");
  CHECK(visible_text("\xFF") == "<byte FF>");
  CHECK(visible_text("\tcaf\xC3\xA9 \xE6\xB8\xA9\xE5\xBA\xA6") == " caf\xC3\xA9 \xE6\xB8\xA9\xE5\xBA\xA6");
}

TEST_CASE("a text that is too long is clipped, and says so") {
  const std::string many(100'000, 'x');
  const Lines lines = doc_lines(many, {.width = 10, .lines = 3});
  CHECK(lines == Lines{"/// xxxxxxxxxx", "/// xxxxxxxxxx", "/// [...]"});
  CHECK(doc_lines(std::string(1000, '\n') + "end").size() <= DocLimits{}.lines);
  CHECK(one_line_of_comment("abcdef", 3) == "abc[...]");
  CHECK(one_line_of_comment("abc", 3) == "abc");
}
