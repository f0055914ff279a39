// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How far a long run is: one line on the terminal that is written again and again, and gone at the end. Where the
// standard error is no terminal, there is no line.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace typeplate::inline abi_1::table {

class progress_line {
 public:
  /// `wanted`: false for a quiet program, or where results appear on the same terminal.
  explicit progress_line(bool wanted);
  ~progress_line() { erase(); }
  progress_line(const progress_line&) = delete;
  progress_line& operator=(const progress_line&) = delete;

  /// So many rows, and how many a second.
  void show(std::size_t rows);
  /// Any words. Worth making only where it is due.
  void show(std::string_view words);
  /// Whether the line is wanted, and was not written just now.
  [[nodiscard]] bool is_due() const;
  /// Before anything else is written to the terminal.
  void erase();

 private:
  using clock = std::chrono::steady_clock;

  bool wanted_;
  bool shown_ = false;
  clock::time_point begin_ = clock::now();
  clock::time_point last_ = begin_;
};

}  // namespace typeplate::inline abi_1::table
