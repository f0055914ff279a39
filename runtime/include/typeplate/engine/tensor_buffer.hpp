// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Memory for one tensor of a workspace: it grows to the most rows seen and then stays.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <typeplate/engine/backend.hpp>

namespace typeplate::inline abi_1 {

class tensor_buffer {
 public:
  explicit tensor_buffer(tensor_layout layout);

  /// Room for `rows` rows, uninitialised when it has grown.
  [[nodiscard]] void* resize(std::size_t rows);
  /// Sets every element of the first `rows` rows.
  void fill(std::size_t rows, double value);

  [[nodiscard]] double at(std::size_t row, std::size_t column) const;
  void set(std::size_t row, std::size_t column, double value);
  [[nodiscard]] output_view view() const;

 private:
  tensor_layout layout_;
  std::unique_ptr<std::byte[]> memory_;
  std::size_t rows_ = 0;
};

[[nodiscard]] std::vector<tensor_buffer> make_buffers(const std::vector<tensor_layout>& layouts);

}  // namespace typeplate::inline abi_1
