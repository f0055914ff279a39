// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/row_report.hpp>

#include <algorithm>
#include <new>
#include <utility>

namespace typeplate::inline abi_1 {

row_report::row_report(std::size_t rows) noexcept
    : mask_(new (std::nothrow) bool[rows]), rows_(mask_ == nullptr ? 0 : rows) {
  std::fill_n(mask_, rows_, true);
}

row_report::~row_report() {
  delete[] mask_;
  delete[] first_;
}

void row_report::mark(std::size_t row) {
  if (mask_[row]) ++bad_count_;
  mask_[row] = false;
}

bool row_report::explain(std::size_t row, const error& why) {
  if (first_ == nullptr) first_ = new (std::nothrow) bad_row[most_sentences];
  if (first_ == nullptr || sentences_ == most_sentences) return false;
  first_[sentences_++] = {row, why};
  return true;
}

void row_report::swap(row_report& other) noexcept {
  std::swap(mask_, other.mask_);
  std::swap(rows_, other.rows_);
  std::swap(bad_count_, other.bad_count_);
  std::swap(first_, other.first_);
  std::swap(sentences_, other.sentences_);
}

}  // namespace typeplate::inline abi_1
