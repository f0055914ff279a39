// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Which rows of a batch were good. Asked for by name, a batch with bad rows is no error: their outputs are NaN, the
// others are computed, and this says which, and why.
//
//   const auto [steam, report] = model.forward(inputs, tp::per_row);
//   for (const tp::bad_row& bad : report.first_bad()) std::printf("%zu: %s\n", bad.row, bad.why.what());
//   if (report.good(row)) use(steam.density[row]);
#pragma once

#include <cstddef>

#include <typeplate/error.hpp>

namespace typeplate::inline abi_1 {

/// Asks for a result for each row: `model.forward(inputs, tp::per_row)`.
struct per_row_t {
  explicit per_row_t() = default;
};
inline constexpr per_row_t per_row{};

/// One bad row. `why` is the sentence of the error that the row would be alone.
struct bad_row {
  std::size_t row = 0;
  error why = error("");
};

/// The bad rows with their sentences, in the order of the rows. A view into a row_report.
class bad_rows {
 public:
  bad_rows(const bad_row* first, std::size_t size) : first_(first), size_(size) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const bad_row& operator[](std::size_t i) const { return first_[i]; }
  [[nodiscard]] const bad_row* begin() const { return first_; }
  [[nodiscard]] const bad_row* end() const { return first_ + size_; }

 private:
  const bad_row* first_;
  std::size_t size_;
};

/// One flag a row, and the first bad rows in words. Move-only. Reading is safe from many threads.
class row_report {
 public:
  static constexpr std::size_t most_sentences = 16;

  /// For no rows.
  row_report() noexcept = default;
  /// All rows good. Where there is no memory for it, `size()` is 0.
  explicit row_report(std::size_t rows) noexcept;
  row_report(row_report&& other) noexcept { swap(other); }
  row_report& operator=(row_report&& other) noexcept {
    row_report taken(static_cast<row_report&&>(other));
    swap(taken);
    return *this;
  }
  ~row_report();

  /// How many rows the batch has.
  [[nodiscard]] std::size_t size() const { return rows_; }
  /// `row` must be less than `size()`.
  [[nodiscard]] bool good(std::size_t row) const { return mask_[row]; }
  [[nodiscard]] std::size_t bad_count() const { return bad_count_; }
  /// `size()` flags, true for a good row.
  [[nodiscard]] const bool* mask() const { return mask_; }
  /// At most `most_sentences`; `bad_count()` says how many there are in all.
  [[nodiscard]] bad_rows first_bad() const { return {first_, sentences_}; }

  /// What the engine writes: a bad row, once or more often.
  void mark(std::size_t row);
  /// And why, in the order of the rows; false when there is no room for more.
  bool explain(std::size_t row, const error& why);

 private:
  void swap(row_report& other) noexcept;

  bool* mask_ = nullptr;
  std::size_t rows_ = 0;
  std::size_t bad_count_ = 0;
  bad_row* first_ = nullptr;
  std::size_t sentences_ = 0;
};

/// A batch with its report: `Outputs` are the model's columns, NaN in the bad rows.
template <class Outputs>
struct row_results {
  Outputs outputs;
  row_report report;
};

}  // namespace typeplate::inline abi_1
