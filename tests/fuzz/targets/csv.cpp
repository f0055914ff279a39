// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The reader of tables: rows do not depend on the chunks in which a file comes, what is written reads back, and
// every complaint has a place and can be shown. The first byte of the input chooses the chunks, the rest is the
// file.
#include <cmath>
#include <cstring>
#include <vector>

#include "support/oracle.hpp"
#include "table/csv_reader.hpp"
#include "table/csv_writer.hpp"
#include "table/header.hpp"
#include "table/numbers.hpp"

namespace {

using namespace typeplate;
using test::expect;

struct Row {
  std::size_t line = 0;
  bool crlf = false;
  std::string text;
  std::vector<std::string> fields;
  std::vector<table::place> places;

  friend bool operator==(const Row&, const Row&) = default;
};

struct Reading {
  std::vector<Row> rows;
  bool mark = false;
  bool broken = false;
  table::place where;
  std::string message;

  friend bool operator==(const Reading&, const Reading&) = default;
};

Row copy_of(const table::csv_reader& reader) {
  Row row{.line = reader.row().line,
          .crlf = reader.row_ended_in_crlf(),
          .text = std::string(reader.row().text),
          .fields = {},
          .places = {}};
  for (const table::csv_field& field : reader.row().fields) {
    row.fields.push_back(content(field));
    row.places.push_back(reader.row().place_of(field));
  }
  return row;
}

void check_error(const table::table_error& error) {
  expect(error.where.line >= 1 && error.where.column >= 1, "a complaint has a place");
  expect(!error.message.empty() && !error.message.ends_with('.'), "a complaint is a sentence without a period");
  expect(!test::has_control_characters(error.message, ""), "a complaint holds no control character");
  expect(!test::has_control_characters(error.help, ""), "a hint holds no control character");
}

// `sizes` are those of the chunks, one after the other and again from the first; 0 is a chunk too.
Reading read(std::string_view file, const std::vector<std::size_t>& sizes, table::csv_limits limits) {
  Reading reading;
  table::csv_reader reader(limits);
  std::size_t chunk = 0;
  for (table::csv_step step = reader.next(); step != table::csv_step::end; step = reader.next()) {
    if (step == table::csv_step::row) {
      reading.rows.push_back(copy_of(reader));
    } else if (step == table::csv_step::broken) {
      check_error(reader.error());
      reading.broken = true;
      reading.where = reader.error().where;
      reading.message = reader.error().message;
      break;
    } else if (file.empty()) {
      reader.finish();
    } else {
      // A copy of its own: the reader must not keep what it was given.
      const std::string given(file.substr(0, sizes[chunk++ % sizes.size()]));
      reader.give(given);
      file.remove_prefix(given.size());
    }
  }
  reading.mark = reader.has_byte_order_mark();
  return reading;
}

void check_rows(const Reading& reading, std::string_view file) {
  std::size_t line = 0;
  for (const Row& row : reading.rows) {
    expect(row.line > line, "rows have rising lines");
    line = row.line;
    expect(!row.fields.empty() && file.find(row.text) != std::string_view::npos, "a row is a part of its file");
  }
}

// Behind a first row, because the very first bytes of a file may be a byte order mark.
void check_written(const std::vector<Row>& rows) {
  std::string written = "first\n";
  std::vector<std::vector<std::string>> wanted{{"first"}};
  for (const Row& row : rows) {
    if (row.fields.size() == 1 && row.fields.front().empty()) continue;  // alone it would be an empty line
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      if (i > 0) written += ',';
      table::append_field(written, row.fields[i]);
    }
    written += '\n';
    wanted.push_back(row.fields);
  }
  const Reading again = read(written, {written.size()}, {});
  expect(!again.broken && again.rows.size() == wanted.size(), "what was written is a table of as many rows");
  for (std::size_t i = 0; i < wanted.size(); ++i) expect(again.rows[i].fields == wanted[i], "fields read back");
}

template <class Number>
void check_number(Number number) {
  std::string text;
  table::append_number(text, number);
  const std::optional<double> again = table::read_number(text);
  expect(again.has_value(), "a written number is a number");
  const auto back = static_cast<Number>(*again);
  expect(std::isnan(number) ? std::isnan(back) : std::memcmp(&number, &back, sizeof number) == 0,
         "a written number reads back");
}

void check_field(std::string_view text) {
  if (const std::optional<double> number = table::read_number(text)) {
    check_number(*number);
    if (std::fabs(*number) < 3e38) check_number(static_cast<float>(*number));
    return;
  }
  const table::number_complaint complaint = table::explain_number(text);
  check_error({{}, complaint.message, complaint.help});
}

void check_header(std::string_view file) {
  static constexpr port_contract inputs[] = {
      {.name = "temperature", .unit = "K"}, {.name = "pressure", .unit = "Pa"}, {.name = "load [%]", .unit = "1"}};
  static constexpr contract promised{
      .model = "steam", .version = "1.0.0", .hash = {}, .inputs = inputs, .input_count = 3};
  table::csv_reader reader;
  if (reader.next() == table::csv_step::more) reader.give(file);
  reader.finish();
  if (reader.next() != table::csv_step::row) return;
  std::vector<table::table_error> errors;
  const table::matched_header header = match_header(reader.row(), promised, errors);
  const std::string_view outputs[] = {"density"};
  refuse_output_names(reader.row(), outputs, errors);
  for (const table::table_error& error : errors) check_error(error);
  if (!errors.empty()) return;
  expect(header.inputs.size() == promised.input_count, "every input has its column");
  for (const table::input_column& input : header.inputs) {
    expect(input.field < reader.row().fields.size(), "the column of an input is one of the row's");
  }
}

// Chunks of the sizes that the bits of a byte choose.
std::vector<std::size_t> sizes_from(std::uint8_t seed) {
  return {std::size_t{1} + (seed & 7U), (seed >> 3U) & 3U, std::size_t{1} + (seed >> 5U) * 5U};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view file = test::text_of(data + 1, size - 1);
  for (const table::csv_limits limits : {table::csv_limits{}, table::csv_limits{.row_bytes = 24, .columns = 4}}) {
    const Reading whole = read(file, {size}, limits);
    expect(read(file, {1}, limits) == whole, "bytes one by one give the same rows");
    expect(read(file, sizes_from(data[0]), limits) == whole, "other chunks give the same rows");
    check_rows(whole, file);
    check_written(whole.rows);
  }
  for (const Row& row : read(file, {size}, {}).rows) {
    for (const std::string& field : row.fields) check_field(field);
  }
  check_header(file);
  return 0;
}
