// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The first row of a table and the model's inputs: which column is which port, and in which unit.
//
// A column is `name` or `name [unit]`. Without brackets it is read in the port's own unit. Columns stand
// in any order; those that are no input of the model are left to whoever copies them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "table/csv_reader.hpp"
#include "table/table_error.hpp"
#include "typeplate/contract.hpp"

namespace typeplate::inline abi_1::table {

/// `temperature [degC]` taken apart.
struct column_name {
  std::string name;
  std::string unit = {};        // as written; empty where there are no brackets
  bool has_unit = false;        // there are brackets, even if nothing stands in them
  std::size_t unit_offset = 0;  // where the unit begins in the text
};

[[nodiscard]] column_name split_column_name(std::string_view text);
/// The other direction, as one field of CSV.
[[nodiscard]] std::string column_title(std::string_view name, std::string_view unit);

/// Where one input comes from.
struct input_column {
  std::size_t field = 0;  // index in every row
  std::string title;      // as the header has it, for messages
  std::string unit;       // empty: the port's own
  place where;            // of the unit, or of the column
};

struct matched_header {
  std::vector<input_column> inputs;  // one for each input of the contract, in its order
  std::size_t field_count = 0;
};

/// Finds the column of every input. Adds to `errors` what is missing, doubled or no unit, each with the nearest
/// name or the unit reader's own words; the result is meaningful when nothing was added.
[[nodiscard]] matched_header match_header(const csv_row& header, const contract& promised,
                                          std::vector<table_error>& errors);

/// The header that the model wants, in its own units, for messages: `temperature [K],pressure [Pa]`.
[[nodiscard]] std::string wanted_header(const contract& promised);

/// Adds an error for every column that is kept and has the name of an output.
void refuse_output_names(const csv_row& header, std::span<const std::string_view> outputs,
                         std::vector<table_error>& errors);

}  // namespace typeplate::inline abi_1::table
