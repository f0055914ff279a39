// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/tensor_buffer.hpp>

#include <algorithm>

namespace typeplate::inline abi_1 {
namespace {

std::size_t element_size(dtype type) {
  return type == dtype::float32 ? sizeof(float) : sizeof(double);
}

}  // namespace

tensor_buffer::tensor_buffer(tensor_layout layout) : layout_(layout) {}

void* tensor_buffer::resize(std::size_t rows) {
  if (rows > rows_) {
    // Two steps, so that a failed allocation leaves an empty buffer and not a size without memory.
    rows_ = 0;
    memory_.reset();
    memory_ = std::make_unique_for_overwrite<std::byte[]>(rows * layout_.columns * element_size(layout_.type));
    rows_ = rows;
  }
  return memory_.get();
}

void tensor_buffer::fill(std::size_t rows, double value) {
  void* const start = resize(rows);
  const std::size_t count = rows * layout_.columns;
  if (layout_.type == dtype::float32) {
    std::fill_n(static_cast<float*>(start), count, static_cast<float>(value));
  } else {
    std::fill_n(static_cast<double*>(start), count, value);
  }
}

double tensor_buffer::at(std::size_t row, std::size_t column) const {
  const std::size_t index = row * layout_.columns + column;
  const void* const start = memory_.get();
  return layout_.type == dtype::float32 ? static_cast<double>(static_cast<const float*>(start)[index])
                                        : static_cast<const double*>(start)[index];
}

void tensor_buffer::set(std::size_t row, std::size_t column, double value) {
  const std::size_t index = row * layout_.columns + column;
  void* const start = memory_.get();
  if (layout_.type == dtype::float32) {
    static_cast<float*>(start)[index] = static_cast<float>(value);
  } else {
    static_cast<double*>(start)[index] = value;
  }
}

output_view tensor_buffer::view() const {
  return {memory_.get(), static_cast<std::ptrdiff_t>(layout_.columns), 1};
}

std::vector<tensor_buffer> make_buffers(const std::vector<tensor_layout>& layouts) {
  std::vector<tensor_buffer> buffers;
  buffers.reserve(layouts.size());
  for (const tensor_layout& layout : layouts) buffers.emplace_back(layout);
  return buffers;
}

}  // namespace typeplate::inline abi_1
