// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/row_block.hpp"

#include <utility>

#include "table/numbers.hpp"
#include "text/counted.hpp"
#include "typeplate/engine/message.hpp"

namespace typeplate::inline abi_1::table {
namespace {

table_error wrong_width(const csv_row& row, std::size_t wanted) {
  const std::size_t width = row.fields.size();
  const place where = width > wanted ? row.place_of(row.fields[wanted]) : row.place_of(row.text.size());
  return {where, "the row has " + generator::counted(width, "field") + ", the header " + std::to_string(wanted),
          width > wanted ? "write decimal points, and put texts with commas in quotes"
                         : "write every field, also where the table shows nothing"};
}

table_error wrong_number(const csv_row& row, const input_column& column) {
  const csv_field& field = row.fields[column.field];
  number_complaint complaint = explain_number(field.text);
  const message title = message().text("column ").name(column.title).text(": ");
  return {row.place_of(field), std::string(title.view()) + complaint.message, std::move(complaint.help)};
}

}  // namespace

void row_block::add(const csv_row& row, mistakes& found) {
  if (row.fields.size() != header_.field_count) {
    found.count_row();
    if (found.wants({row.line, 1})) found.add(wrong_width(row, header_.field_count));
    return;
  }
  bool good = true;
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    const std::optional<double> number = read_number(row.fields[header_.inputs[i].field].text);
    if (number) {
      numbers_[i].push_back(*number);
      continue;
    }
    good = false;
    if (found.wants({row.line, 1})) found.add(wrong_number(row, header_.inputs[i]));
  }
  if (!good) {
    for (std::vector<double>& column : numbers_) column.resize(rows_.size());
    found.count_row();
    return;
  }
  rows_.push_back({.begin = texts_.size(), .size = row.text.size(), .line = row.line});
  texts_ += row.text;
}

void row_block::clear() {
  for (std::vector<double>& column : numbers_) column.clear();
  rows_.clear();
  texts_.clear();
}

std::string_view row_block::text(std::size_t row) const {
  return std::string_view(texts_).substr(rows_[row].begin, rows_[row].size);
}

place row_block::place_of(std::size_t row, std::size_t input) const {
  // Only bad rows are asked for their places, so the places are not kept but found again.
  csv_reader again({.row_bytes = rows_[row].size + 1, .columns = header_.field_count});
  again.give(text(row));
  again.finish();
  if (again.next() != csv_step::row) return place_of(row);
  place where = again.row().place_of(again.row().fields[header_.inputs[input].field]);
  where.line += rows_[row].line - 1;
  return where;
}

}  // namespace typeplate::inline abi_1::table
