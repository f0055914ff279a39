// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A table through a model: rows in, the same rows with the model's outputs behind them out. It works in blocks of
// rows and in constant memory, and knows neither files nor terminals: bytes come from one function and go to
// another.
//
// The numbers are those of `forward` over the columns of one block, bit by bit. A network may round a row
// differently in a block of another size; blocks of one row give the bits of `forward` for a single sample.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "table/table_error.hpp"
#include "table/warned_values.hpp"
#include "typeplate/dynamic_model.hpp"

namespace typeplate::inline abi_1::table {

inline constexpr std::size_t default_block_rows = 1024;

struct table_options {
  std::vector<port_unit> output_units = {};  // for outputs that are not wanted in their own unit
  std::size_t block_rows = default_block_rows;
  bool outputs_only = false;  // leave out the columns of the input
};

/// Where a table comes from and goes to. Whatever these throw ends the run and reaches the caller.
struct table_ends {
  std::function<std::string_view()> read;        // the next bytes, which stay until the next call; empty at the end
  std::function<void(std::string_view)> write;   // some bytes of the result
  std::function<void(const table_error&)> show;  // a mistake in the table: the first 20, in order
  std::function<void(std::string_view)> note;    // a sentence about what was assumed
  std::function<void(std::size_t)> progress;     // so many rows have been read
  /// What the model's warning handler hears; null where nobody listens, then `warn` is not called.
  warned_values* warned = nullptr;
  std::function<void(const table_error&)> warn = {};  // the first value of each port that is let through
};

struct table_outcome {
  bool header_is_good = false;
  bool broken = false;   // reading stopped at a row that is none
  std::size_t rows = 0;  // read, good and bad
  std::size_t bad_rows = 0;
  std::size_t shown = 0;         // mistakes
  std::size_t written_rows = 0;  // before the first bad one; all of them where there is none

  [[nodiscard]] bool good() const { return header_is_good && bad_rows == 0 && shown == 0; }
};

/// Throws `typeplate::error` for outputs that the model does not have, and when the model itself fails. After the
/// first bad row nothing more is written, and the rest is read to find all bad rows.
[[nodiscard]] table_outcome run_table(const dynamic_model& model, const table_options& options,
                                      const table_ends& ends);

}  // namespace typeplate::inline abi_1::table
