// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <filesystem>
#include <fstream>
#include <typeplate/card/source.hpp>
#include <typeplate/card/source_file.hpp>
#include <typeplate/card/suggest.hpp>

#include "catch.hpp"
#include "test_card.hpp"

using namespace typeplate::card;

TEST_CASE("lines and columns count from one, columns in characters") {
  const std::string text = "ab\n\xC3\xA9x\r\n\n\xF0\x9F\x98\x80y";
  const LineTable lines(text);
  CHECK(lines.position(0) == Position{1, 1});
  CHECK(lines.position(2) == Position{1, 3});
  CHECK(lines.position(3) == Position{2, 1});
  CHECK(lines.position(5) == Position{2, 2});
  CHECK(lines.position(8) == Position{3, 1});
  CHECK(lines.position(13) == Position{4, 2});
  CHECK(lines.position(1000) == Position{4, 3});
  CHECK(lines.line_around(5) == Span{3, 6});  // without the carriage return
  CHECK(lines.line_around(8) == Span{8, 8});
  CHECK(LineTable("").position(0) == Position{1, 1});
}

TEST_CASE("columns stay right beyond the blocks in which they are counted") {
  std::string text = "\n";
  for (int i = 0; i < 5000; ++i) text += "\xC3\xA9";
  const LineTable lines(text);
  for (const std::size_t column : std::initializer_list<std::size_t>{1, 511, 512, 513, 1024, 2048, 4999}) {
    CHECK(lines.position(1 + 2 * (column - 1)) == Position{2, column});
  }
}

TEST_CASE("a word of known ones is found again when it is a little misspelt, and not when it is another") {
  constexpr std::array<std::string_view, 4> words{"unit", "description", "range", "dtype"};
  CHECK(nearest("units", words) == "unit");
  CHECK(nearest("Unit", words) == "unit");
  CHECK(nearest("uint", words) == "unit");
  CHECK(nearest("descripton", words) == "description");
  CHECK(nearest("decsritpion", words) == "description");
  CHECK(nearest("colour", words).empty());
  CHECK(nearest("", words).empty());
  CHECK(nearest(std::string(1'000'000, 'u'), words).empty());
}

TEST_CASE("the distance of two words counts swaps of neighbours once and case not at all") {
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("ab", "ba") == 1);
  CHECK(edit_distance("SHAPE", "shape") == 0);
}

TEST_CASE("a file of the largest size is read, one byte more is refused") {
  const std::string path = (std::filesystem::temp_directory_path() / "typeplate-card-size-test.json").string();
  std::ofstream(path).put('x');
  std::filesystem::resize_file(path, max_source_bytes);
  Diagnostics diagnostics;
  const auto largest = read_source_file(path, diagnostics);
  REQUIRE(largest.has_value());
  CHECK(largest->text.size() == max_source_bytes);
  std::filesystem::resize_file(path, max_source_bytes + 1);
  CHECK_FALSE(read_source_file(path, diagnostics).has_value());
  CHECK(codes(diagnostics) == std::vector<std::string>{"TP0102"});
  std::filesystem::remove(path);
}

TEST_CASE("devices are not read: one of them never ends") {
  Diagnostics diagnostics;
  CHECK_FALSE(read_source_file("/dev/zero", diagnostics).has_value());
  CHECK(codes(diagnostics) == std::vector<std::string>{"TP0101"});
}

TEST_CASE("an empty file is read as an empty text") {
  const std::string path = (std::filesystem::temp_directory_path() / "typeplate-card-empty-test.json").string();
  std::ofstream(path).flush();
  Diagnostics diagnostics;
  const auto empty = read_source_file(path, diagnostics);
  REQUIRE(empty.has_value());
  CHECK(empty->text.empty());
  std::filesystem::remove(path);
}
