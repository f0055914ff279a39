// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Some rows of a table on their way through a model: a column of numbers for each input, and the rows as they stood
// in the file. A block is filled, computed, written and filled again, so that a table of any length takes the same
// memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "table/csv_reader.hpp"
#include "table/header.hpp"
#include "table/mistakes.hpp"

namespace typeplate::inline abi_1::table {

class row_block {
 public:
  explicit row_block(const matched_header& header) : header_(header), numbers_(header.inputs.size()) {}

  /// Reads the row's numbers. A row that has none in a place, or too many fields, goes to `mistakes` instead.
  void add(const csv_row& row, mistakes& found);
  void clear();

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] std::size_t text_size() const { return texts_.size(); }
  /// The numbers of one input, in the order of the header's inputs.
  [[nodiscard]] const std::vector<double>& numbers(std::size_t input) const { return numbers_[input]; }
  /// The row as it stands in the file, without its line end.
  [[nodiscard]] std::string_view text(std::size_t row) const;
  /// Where the field of an input begins, and where the row does.
  [[nodiscard]] place place_of(std::size_t row, std::size_t input) const;
  [[nodiscard]] place place_of(std::size_t row) const { return {rows_[row].line, 1}; }

 private:
  struct kept_row {
    std::size_t begin;
    std::size_t size;
    std::size_t line;
  };

  const matched_header& header_;
  std::vector<std::vector<double>> numbers_;
  std::vector<kept_row> rows_;
  std::string texts_;
};

}  // namespace typeplate::inline abi_1::table
