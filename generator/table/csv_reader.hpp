// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Reads comma-separated values (RFC 4180) row by row out of chunks of bytes that its caller has; it knows no files.
// Strict, because a table that two programs read differently is a table of wrong numbers; bounded, because a file
// without a line end must not fill the memory.
//
//   csv_reader reader;
//   for (csv_step step = reader.next(); step != csv_step::end; step = reader.next()) {
//     if (step == csv_step::row) use(reader.row());
//     if (step == csv_step::broken) return complain(reader.error());
//     if (step == csv_step::more && !read_chunk(chunk)) reader.finish();
//     else if (step == csv_step::more) reader.give(chunk);
//   }
//
// Rows end in LF or CRLF, the last one also at the end of the file. Empty lines may stand at the end only. A byte
// order mark is skipped. NUL bytes, a lone carriage return, a quote inside an unquoted field and text behind a
// closing quote are errors; whether a row has as many fields as another is not looked at here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "table/table_error.hpp"

namespace typeplate::inline abi_1::table {

/// What one row may be at most; a field is bounded by its row.
struct csv_limits {
  std::size_t row_bytes = std::size_t{1} << 20;
  std::size_t columns = 10000;
};

struct csv_field {
  std::string_view text;   // what stands between two commas, or between the quotes around it
  std::size_t offset = 0;  // where `text` begins in the text of its row
  bool quoted = false;
  bool doubled = false;  // holds quotes, each written twice: see content()
};

/// The field's text with each doubled quote as one.
[[nodiscard]] std::string content(const csv_field& field);

struct csv_row {
  std::string_view text;          // the whole row as it stands in the file, without its line end
  std::size_t line = 1;           // on which it begins
  std::vector<csv_field> fields;  // never empty

  /// The place of a byte of `text`.
  [[nodiscard]] place place_of(std::size_t offset) const;
  /// Where a field begins: at its quote where it has one.
  [[nodiscard]] place place_of(const csv_field& field) const;
};

enum class csv_step {
  row,     // row() holds the next row
  more,    // all bytes given are used up: call give() or finish()
  end,     // there are no more rows
  broken,  // error() says why; it stays like this
};

/// Holds at most one row and one chunk. Not for use by several threads at once.
class csv_reader {
 public:
  explicit csv_reader(csv_limits limits = {}) : limits_(limits) {}

  /// The next bytes of the file, after next() asked for `more`; any number, also none. Ends the row handed out.
  void give(std::string_view bytes);
  /// There are no more bytes.
  void finish() { finished_ = true; }

  [[nodiscard]] csv_step next();
  /// Valid until the next call of next() or give().
  [[nodiscard]] const csv_row& row() const { return row_; }
  [[nodiscard]] const table_error& error() const { return error_; }

  /// Whether the file began with a byte order mark, and whether the row handed out ended in CRLF.
  [[nodiscard]] bool has_byte_order_mark() const { return mark_; }
  [[nodiscard]] bool row_ended_in_crlf() const { return crlf_; }

 private:
  enum class state { field_start, plain, quoted, quote_seen, carriage_return };
  struct cell {
    std::size_t begin = 0;  // of its text, in the buffer
    std::size_t end = 0;
    bool quoted = false;
    bool doubled = false;
  };

  [[nodiscard]] bool read_mark();
  [[nodiscard]] bool read_row();
  void skip_run(std::size_t end);
  [[nodiscard]] bool take(char byte);
  [[nodiscard]] bool take_first(char byte);
  [[nodiscard]] bool take_plain(char byte);
  [[nodiscard]] bool take_after_quote(char byte);
  [[nodiscard]] bool take_line_feed(char byte);
  void open_cell(bool quoted);
  void begin_row();
  [[nodiscard]] csv_step end_row();
  [[nodiscard]] csv_step end_of_file();
  void fail(std::size_t at, std::string message, std::string help);
  void fail_carriage_return();
  void fail_too_long();

  csv_limits limits_;
  std::string buffer_;
  std::size_t at_ = 0;         // the byte to look at next
  std::size_t row_begin_ = 0;  // bytes before it are of no more use
  std::size_t row_end_ = 0;    // where the text of the row ends, once its line end was seen
  state state_ = state::field_start;
  bool row_handed_out_ = false;
  std::vector<cell> cells_;
  std::size_t line_ = 1;
  std::size_t empty_line_ = 0;  // the first of the empty lines since the last row; 0: none
  bool started_ = false;        // the start of the file has been looked at for a mark
  bool finished_ = false;
  bool broken_ = false;
  bool mark_ = false;
  bool crlf_ = false;
  csv_row row_;
  table_error error_;
};

}  // namespace typeplate::inline abi_1::table
