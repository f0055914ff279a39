// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// An array of plain values whose size shows only at run time, without the heap while it is small.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace typeplate::inline abi_1 {

template <class Value>
class few {
 public:
  static constexpr std::size_t most_in_place = 16;

  /// `count` values, zero.
  explicit few(std::size_t count) {
    if (count > most_in_place) many_.resize(count);
  }

  [[nodiscard]] Value* data() { return many_.empty() ? in_place_.data() : many_.data(); }
  [[nodiscard]] const Value* data() const { return many_.empty() ? in_place_.data() : many_.data(); }
  /// `index` must be less than the count.
  [[nodiscard]] Value& operator[](std::size_t index) { return data()[index]; }

 private:
  std::array<Value, most_in_place> in_place_ = {};
  std::vector<Value> many_;
};

}  // namespace typeplate::inline abi_1
