// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "table/csv_reader.hpp"

namespace tp_table = typeplate::table;
using tp_table::csv_step;

namespace {

using rows = std::vector<std::vector<std::string>>;

struct everything {
  rows fields;
  std::vector<std::size_t> lines;
  std::vector<std::string> texts;
  std::string error;  // "line:column: message", empty without one
  bool mark = false;
};

// Reads the text in chunks of this size.
everything read(std::string_view text, std::size_t chunk, tp_table::csv_limits limits = {}) {
  tp_table::csv_reader reader(limits);
  everything all;
  for (;;) {
    switch (reader.next()) {
      case csv_step::row: {
        all.fields.emplace_back();
        for (const auto& field : reader.row().fields) all.fields.back().push_back(content(field));
        all.lines.push_back(reader.row().line);
        all.texts.emplace_back(reader.row().text);
        break;
      }
      case csv_step::more: {
        // A copy on the heap of exactly this size, so that a sanitizer sees a read behind it.
        const std::string piece(text.substr(0, chunk));
        text.remove_prefix(piece.size());
        if (piece.empty()) reader.finish();
        reader.give(piece);
        break;
      }
      case csv_step::end:
        all.mark = reader.has_byte_order_mark();
        return all;
      case csv_step::broken: {
        const auto& [where, message, help] = reader.error();
        CHECK_FALSE(help.empty());
        all.error = std::to_string(where.line) + ":" + std::to_string(where.column) + ": " + message;
        CHECK(reader.next() == csv_step::broken);
        return all;
      }
    }
  }
}

// What is read must not depend on how the bytes come.
everything read(std::string_view text, tp_table::csv_limits limits = {}) {
  const everything whole = read(text, std::max<std::size_t>(text.size(), 1), limits);
  for (const std::size_t chunk : {1u, 2u, 3u, 7u}) {
    const everything pieces = read(text, chunk, limits);
    INFO("chunks of " << chunk << " bytes");
    CHECK(pieces.fields == whole.fields);
    CHECK(pieces.lines == whole.lines);
    CHECK(pieces.texts == whole.texts);
    CHECK(pieces.error == whole.error);
  }
  return whole;
}

}  // namespace

TEST_CASE("rows end in LF, in CRLF or at the end of the file") {
  const rows expected = {{"a", "b"}, {"1", "2"}};
  CHECK(read("a,b\n1,2\n").fields == expected);
  CHECK(read("a,b\r\n1,2\r\n").fields == expected);
  CHECK(read("a,b\r\n1,2\n").fields == expected);
  CHECK(read("a,b\n1,2").fields == expected);
  CHECK(read("").fields.empty());
  CHECK(read("a,b\n1,").fields == rows{{"a", "b"}, {"1", ""}});
  CHECK(read(",").fields == rows{{"", ""}});
}

TEST_CASE("quoted fields hold commas, quotes and line breaks") {
  CHECK(read("\"a,b\",\"c\"\"d\"\n").fields == rows{{"a,b", "c\"d"}});
  CHECK(read("\"\"\n").fields == rows{{""}});
  CHECK(read("\"\"\"\"").fields == rows{{"\""}});
  CHECK(read("\"a\"\"\"\"b\",c").fields == rows{{"a\"\"b", "c"}});
  const everything broken_lines = read("\"a\nb\",c\n1,\"2\r\n3\"\n4,5\n");
  CHECK(broken_lines.fields == rows{{"a\nb", "c"}, {"1", "2\r\n3"}, {"4", "5"}});
  CHECK(broken_lines.lines == std::vector<std::size_t>{1, 3, 5});
  CHECK(broken_lines.texts[0] == "\"a\nb\",c");
}

TEST_CASE("a byte order mark is skipped and remembered") {
  const everything marked = read(
      "\xEF\xBB\xBF"
      "a,b\n");
  CHECK(marked.fields == rows{{"a", "b"}});
  CHECK(marked.mark);
  CHECK_FALSE(read("a,b\n").mark);
  CHECK(read("\xEF\xBB\xBF").fields.empty());
}

TEST_CASE("empty lines may stand at the end only") {
  CHECK(read("a\n1\n\n\r\n\n").fields == rows{{"a"}, {"1"}});
  CHECK(read("\n\n").fields.empty());
  CHECK(read("a\n1\n\n\n2\n").error == "3:1: an empty line, and rows follow it");
  CHECK(read("\na\n").error == "1:1: an empty line, and rows follow it");
}

TEST_CASE("what a row means must not be guessed") {
  CHECK(read("a,b\n1,5\" pipe\n").error == "2:4: a quote inside a field that does not begin with one");
  CHECK(read("a,\"b\"c\n").error == "1:6: text behind a closing quote");
  CHECK(read("a,b\n1,\"2\n3,4\n").error == "2:3: the quote that opens here is never closed");
  CHECK(read("a,b\r1,2\r").error == "1:4: a carriage return without a line feed");
  CHECK(read("a,b\n1,2\r").error == "2:4: a carriage return without a line feed");
  CHECK(read(std::string_view("a,b\n1,\0"
                              "2\n",
                              9))
            .error == "2:3: a NUL byte");
  CHECK(read(std::string_view("\"a\0\"\n", 5)).error == "1:3: a NUL byte");
}

TEST_CASE("the place of a mistake counts characters, and lines also inside quotes") {
  CHECK(read("\"\xC2\xB0\xE2\x82\xAC\",x\"\n").error == "1:7: a quote inside a field that does not begin with one");
  CHECK(read("\"a\nb\nc\",x\"\n").error == "3:5: a quote inside a field that does not begin with one");
  CHECK(read("\xEF\xBB\xBFx\"\n").error == "1:2: a quote inside a field that does not begin with one");
  CHECK(read("\"a\nb\",c\n\"d\r\n\ne\",x\"\n").error == "5:5: a quote inside a field that does not begin with one");
}

TEST_CASE("files of another kind are named") {
  CHECK(read(std::string_view("\xFF\xFE"
                              "a\0",
                              4))
            .error == "1:1: the file is no text in UTF-8 but UTF-16");
  CHECK(read("PK\x03\x04").error == "1:1: the file is no text in UTF-8 but a zip archive, as .xlsx and .ods are");
  CHECK(read("\x1F\x8B\x08").error == "1:1: the file is no text in UTF-8 but compressed with gzip");
}

TEST_CASE("a row without end and a row of too many columns are refused at a limit") {
  const tp_table::csv_limits small{.row_bytes = 8, .columns = 3};
  CHECK(read("12345678\n1,2,3\n", small).fields == rows{{"12345678"}, {"1", "2", "3"}});
  CHECK(read("12345678\r\n", small).fields == rows{{"12345678"}});
  CHECK(read("a\n123456789\n", small).error == "2:1: the row is longer than 8 bytes");
  CHECK(read("a\n1,\"34567", small).error == "2:3: the quote that opens here is never closed");
  CHECK(read("a\n1,\"345678", small).error ==
        "2:3: the quote that opens here is not closed, and its row is longer than 8 bytes");
  CHECK(read("1,2,3,4\n", small).error == "1:7: the row has more than 3 columns");
  CHECK(read("1,2,3,\n", small).error == "1:7: the row has more than 3 columns");
}

TEST_CASE("a gigabyte without a line end costs the limit, not a gigabyte") {
  tp_table::csv_reader reader;
  const std::string chunk(65536, 'x');
  std::size_t given = 0;
  while (reader.next() == csv_step::more && given < (std::size_t{1} << 30)) {
    reader.give(chunk);
    given += chunk.size();
  }
  CHECK(given <= tp_table::csv_limits{}.row_bytes + chunk.size());
  CHECK(reader.error().message == "the row is longer than 1048576 bytes");
}

TEST_CASE("fields know their places") {
  tp_table::csv_reader reader;
  reader.give("\"\xC2\xB0\n\",b,\"c\"\n");
  REQUIRE(reader.next() == csv_step::row);
  const auto& row = reader.row();
  CHECK(row.place_of(row.fields[0]) == tp_table::place{1, 1});
  CHECK(row.place_of(row.fields[1]) == tp_table::place{2, 3});
  CHECK(row.place_of(row.fields[2]) == tp_table::place{2, 5});
  CHECK(row.place_of(row.fields[2].offset) == tp_table::place{2, 6});
}
