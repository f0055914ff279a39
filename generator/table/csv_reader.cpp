// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/csv_reader.hpp"

#include <algorithm>
#include <utility>

#include "typeplate/text/utf8.hpp"

namespace typeplate::inline abi_1::table {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

bool ends_run(char byte) {
  return byte == ',' || byte == '"' || byte == '\n' || byte == '\r' || byte == '\0';
}

// The first bytes of files that people take for tables. Empty: none of them.
std::string_view kind_of_other_file(std::string_view start) {
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) return "UTF-16";
  if (start.starts_with("PK\x03")) return "a zip archive, as .xlsx and .ods are";
  if (start.starts_with("\x1F\x8B")) return "compressed with gzip";
  return {};
}

}  // namespace

std::string content(const csv_field& field) {
  std::string text(field.text);
  if (!field.doubled) return text;
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    text[size++] = text[i];
    if (text[i] == '"') ++i;
  }
  text.resize(size);
  return text;
}

place csv_row::place_of(std::size_t offset) const {
  const std::string_view before = this->text.substr(0, offset);
  const auto breaks = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::string_view on_line = breaks == 0 ? before : before.substr(before.rfind('\n') + 1);
  const auto characters =
      std::count_if(on_line.begin(), on_line.end(), [](char c) { return !text::is_continuation(c); });
  return {.line = line + breaks, .column = 1 + static_cast<std::size_t>(characters)};
}

place csv_row::place_of(const csv_field& field) const {
  return place_of(field.offset - (field.quoted ? 1 : 0));
}

void csv_reader::give(std::string_view bytes) {
  begin_row();
  buffer_.erase(0, row_begin_);
  at_ -= row_begin_;
  for (cell& one : cells_) {
    one.begin -= row_begin_;
    one.end -= row_begin_;
  }
  row_end_ -= std::min(row_end_, row_begin_);
  row_begin_ = 0;
  buffer_.append(bytes);
}

// Forgets the row that was handed out; a row that is half read stays.
void csv_reader::begin_row() {
  if (!std::exchange(row_handed_out_, false)) return;
  line_ += 1 + static_cast<std::size_t>(std::count(row_.text.begin(), row_.text.end(), '\n'));
  row_begin_ = at_;
  cells_.clear();
  state_ = state::field_start;
}

// False: wait for more bytes, or the reader is broken.
bool csv_reader::read_mark() {
  const std::string_view start = std::string_view(buffer_).substr(0, utf8_mark.size());
  if (start.size() < utf8_mark.size() && !finished_) return false;
  if (const std::string_view kind = kind_of_other_file(start); !kind.empty()) {
    fail(0, "the file is no text in UTF-8 but " + std::string(kind), "save the table as CSV in UTF-8");
    return false;
  }
  mark_ = start == utf8_mark;
  if (mark_) at_ = row_begin_ = utf8_mark.size();
  started_ = true;
  return true;
}

csv_step csv_reader::next() {
  if (broken_) return csv_step::broken;
  begin_row();
  if (!started_ && !read_mark()) return broken_ ? csv_step::broken : csv_step::more;
  while (read_row()) {
    if (end_row() == csv_step::row) return csv_step::row;
  }
  if (broken_) return csv_step::broken;
  return finished_ ? end_of_file() : csv_step::more;
}

// False where the bytes end before the row does, or the reader is broken.
bool csv_reader::read_row() {
  for (bool complete = false; !complete; ++at_) {
    skip_run(std::min(buffer_.size(), row_begin_ + limits_.row_bytes));
    if (at_ == buffer_.size()) return false;
    complete = take(buffer_[at_]);
    const bool ending = complete || state_ == state::carriage_return;
    if (!ending && !broken_ && at_ - row_begin_ >= limits_.row_bytes) fail_too_long();
    if (broken_) return false;
  }
  return true;
}

// Most bytes are inside a field and change nothing.
void csv_reader::skip_run(std::size_t end) {
  if (state_ == state::plain) {
    while (at_ < end && !ends_run(buffer_[at_])) ++at_;
  } else if (state_ == state::quoted) {
    while (at_ < end && buffer_[at_] != '"' && buffer_[at_] != '\0') ++at_;
  }
}

// Whether the row is complete with this byte.
bool csv_reader::take(char byte) {
  if (byte == '\0') {
    fail(at_, "a NUL byte", "a table is text; if it is UTF-16, save it as UTF-8");
    return false;
  }
  switch (state_) {
    case state::field_start:
      return take_first(byte);
    case state::plain:
      return take_plain(byte);
    case state::quoted:
      if (byte == '"') state_ = state::quote_seen;
      return false;
    case state::quote_seen:
      return take_after_quote(byte);
    case state::carriage_return:
      return take_line_feed(byte);
  }
  return false;
}

void csv_reader::open_cell(bool quoted) {
  if (cells_.size() == limits_.columns) {
    fail(at_, "the row has more than " + std::to_string(limits_.columns) + " columns", "split the table");
    return;
  }
  const std::size_t begin = at_ + (quoted ? 1 : 0);
  cells_.push_back({.begin = begin, .end = begin, .quoted = quoted});
  state_ = quoted ? state::quoted : state::plain;
}

bool csv_reader::take_first(char byte) {
  const bool empty_so_far = cells_.empty() && (byte == '\n' || byte == '\r');
  if (empty_line_ != 0 && !empty_so_far) {
    error_ = {{empty_line_, 1}, "an empty line, and rows follow it", "remove the line"};
    broken_ = true;
    return false;
  }
  open_cell(byte == '"');
  return byte != '"' && !broken_ && take_plain(byte);
}

bool csv_reader::take_plain(char byte) {
  if (byte != ',' && byte != '\n' && byte != '\r') {
    if (byte == '"') {
      fail(at_, "a quote inside a field that does not begin with one",
           R"(begin and end the field with a quote and write each quote inside it twice, as in "5"" pipe")");
    }
    return false;
  }
  cells_.back().end = at_;
  if (byte == ',') state_ = state::field_start;
  if (byte == '\r') state_ = state::carriage_return;
  if (byte != ',') row_end_ = at_;
  return byte == '\n';
}

bool csv_reader::take_after_quote(char byte) {
  if (byte == '"') {
    cells_.back().doubled = true;
    state_ = state::quoted;
    return false;
  }
  if (byte != ',' && byte != '\n' && byte != '\r') {
    fail(at_, "text behind a closing quote", "end the field there, or write each quote inside it twice");
    return false;
  }
  const std::size_t end_of_text = at_ - 1;
  const bool complete = take_plain(byte);
  cells_.back().end = end_of_text;
  return complete;
}

bool csv_reader::take_line_feed(char byte) {
  if (byte != '\n') fail_carriage_return();
  return byte == '\n';
}

csv_step csv_reader::end_row() {
  if (row_end_ == row_begin_) {
    if (empty_line_ == 0) empty_line_ = line_;
    ++line_;
    row_begin_ = at_;
    cells_.clear();
    state_ = state::field_start;
    return csv_step::more;
  }
  const std::string_view all = buffer_;
  crlf_ = at_ > row_end_ + 1;
  row_.text = all.substr(row_begin_, row_end_ - row_begin_);
  row_.line = line_;
  row_.fields.clear();
  for (const cell& one : cells_) {
    row_.fields.push_back({.text = all.substr(one.begin, one.end - one.begin),
                           .offset = one.begin - row_begin_,
                           .quoted = one.quoted,
                           .doubled = one.doubled});
  }
  row_handed_out_ = true;
  return csv_step::row;
}

csv_step csv_reader::end_of_file() {
  if (at_ == row_begin_) return csv_step::end;
  if (state_ == state::quoted) {
    fail(cells_.back().begin - 1, "the quote that opens here is never closed", "close it, or remove it");
  } else if (state_ == state::carriage_return) {
    fail_carriage_return();
  } else {
    // As if a line feed followed; the row before the end of the file may lack it.
    const bool complete = state_ == state::field_start  ? take_first('\n')
                          : state_ == state::quote_seen ? take_after_quote('\n')
                                                        : take_plain('\n');
    if (complete && !broken_) return end_row();
  }
  return csv_step::broken;
}

void csv_reader::fail(std::size_t at, std::string message, std::string help) {
  const csv_row so_far{
      .text = std::string_view(buffer_).substr(row_begin_, at - row_begin_), .line = line_, .fields = {}};
  error_ = {so_far.place_of(so_far.text.size()), std::move(message), std::move(help)};
  broken_ = true;
}

void csv_reader::fail_carriage_return() {
  fail(at_ - 1, "a carriage return without a line feed", "end lines with LF or CRLF");
}

void csv_reader::fail_too_long() {
  const std::string limit = std::to_string(limits_.row_bytes) + " bytes";
  if (state_ == state::quoted) {
    fail(cells_.back().begin - 1, "the quote that opens here is not closed, and its row is longer than " + limit,
         "close the quote, or remove it");
  } else {
    fail(row_begin_, "the row is longer than " + limit, "end each row with a line feed; is the file a table?");
  }
}

}  // namespace typeplate::inline abi_1::table
