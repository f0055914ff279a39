// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a model lets through with a warning while a table goes through it: the first value of each port at its place
// in the table, all of them counted. The model itself knows only the rows of one block, which nobody can look up.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "table/table_error.hpp"
#include "typeplate/engine/message.hpp"
#include "typeplate/warning.hpp"

namespace typeplate::inline abi_1::table {

class warned_values {
 public:
  struct value {
    port_direction direction;
    std::string port;
    std::size_t row;  // of the block
    std::size_t count;
    std::string sentence;
  };

  /// What the model's handler calls, on the thread that the table runs on.
  void hear(const warning& said) {
    heard_.push_back({said.direction, std::string(said.port), said.row, said.count, without_row(said)});
  }
  /// The block is refused: its mistakes are told instead.
  void drop() { heard_.clear(); }
  /// The block has passed: `show(value)` for each port that had not warned before.
  template <class Show>
  void settle(const Show& show) {
    for (const value& each : heard_) {
      const auto same = [&each](const value& other) {
        return other.direction == each.direction && other.port == each.port;
      };
      const auto known = std::find_if(ports_.begin(), ports_.end(), same);
      if (known != ports_.end()) {
        known->count += each.count;
        continue;
      }
      ports_.push_back(each);
      show(each);
    }
    heard_.clear();
  }
  /// The ports that have warned, each with all its values.
  [[nodiscard]] const std::vector<value>& ports() const { return ports_; }

 private:
  // " in row 3 (2 of 1024 rows warned)" is about the block.
  static std::string without_row(const warning& said) {
    const message about_row = message()
                                  .text(" in row ")
                                  .count(said.row)
                                  .text(" (")
                                  .count(said.count)
                                  .text(" of ")
                                  .count(said.rows)
                                  .text(said.rows == 1 ? " row warned)" : " rows warned)");
    std::string sentence(said.text);
    const std::size_t at = sentence.rfind(about_row.view());
    if (at != std::string::npos) sentence.erase(at, about_row.view().size());
    return sentence;
  }

  std::vector<value> heard_;
  std::vector<value> ports_;
};

}  // namespace typeplate::inline abi_1::table
