// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The bad rows of a table: the first of them in words, all of them counted, so that a table of a million bad rows
// neither floods the terminal nor fills the memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "table/table_error.hpp"

namespace typeplate::inline abi_1::table {

class mistakes {
 public:
  static constexpr std::size_t most_shown = 20;

  explicit mistakes(std::function<void(const table_error&)> show) : show_(std::move(show)) {}

  void count_row() { ++bad_rows_; }
  /// Would a mistake at this place be shown? Making words for nobody takes time.
  [[nodiscard]] bool wants(place where) const {
    return shown_ + waiting_.size() < most_shown || (!waiting_.empty() && where < waiting_.back().where);
  }
  /// Keeps it until flush(), unless enough come before it in the table.
  void add(table_error mistake) {
    if (!wants(mistake.where)) return;
    const auto after =
        std::upper_bound(waiting_.begin(), waiting_.end(), mistake.where,
                         [](const place& where, const table_error& other) { return where < other.where; });
    waiting_.insert(after, std::move(mistake));
    if (shown_ + waiting_.size() > most_shown) waiting_.pop_back();
  }
  /// Shows what was added, in the order of the table. What is added later must stand behind it.
  void flush() {
    for (const table_error& one : waiting_) show_(one);
    shown_ += waiting_.size();
    waiting_.clear();
  }

  [[nodiscard]] std::size_t shown() const { return shown_; }
  [[nodiscard]] std::size_t bad_rows() const { return bad_rows_; }

 private:
  std::function<void(const table_error&)> show_;
  std::vector<table_error> waiting_;
  std::size_t shown_ = 0;
  std::size_t bad_rows_ = 0;
};

}  // namespace typeplate::inline abi_1::table
