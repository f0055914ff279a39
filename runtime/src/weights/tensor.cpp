// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/tensor.hpp>

#include <limits>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::weights {
namespace {

constexpr std::uint64_t most_elements = std::numeric_limits<std::int64_t>::max();

}  // namespace

std::uint64_t element_count(std::span<const std::uint64_t> shape) {
  std::uint64_t count = 1;
  for (const std::uint64_t size : shape)
    if (size == 0) return 0;
  for (const std::uint64_t size : shape) {
    if (count > most_elements / size) throw error("the shape " + shape_text(shape) + " has too many elements");
    count *= size;
  }
  return count;
}

std::uint64_t byte_count(const tensor& tensor) {
  const std::uint64_t count = element_count(tensor.shape);
  const std::uint64_t bits = bits_of(tensor.type);
  if (count > most_elements / bits || count * bits % 8 != 0)
    throw error(clipped("tensor `" + printable(tensor.name) + "` has the shape " + shape_text(tensor.shape) +
                            " of " + std::string(name_of(tensor.type)) +
                            ", which is no whole number of bytes that fits in 63 bits",
                        error::longest_text));
  return count * bits / 8;
}

std::vector<std::int64_t> row_major_strides(std::span<const std::uint64_t> shape) {
  std::vector<std::int64_t> strides(shape.size());
  std::uint64_t step = 1;
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    strides[axis] = static_cast<std::int64_t>(step);
    // A product that overflows belongs to a tensor without elements, or to one that byte_count refuses.
    step *= shape[axis];
  }
  return strides;
}

bool is_row_major(const tensor& tensor) {
  if (element_count(tensor.shape) == 0) return true;
  std::uint64_t step = 1;
  for (std::size_t axis = tensor.shape.size(); axis-- > 0;) {
    if (tensor.shape[axis] != 1 && tensor.strides[axis] != static_cast<std::int64_t>(step)) return false;
    step *= tensor.shape[axis];
  }
  return true;
}

std::string shape_text(std::span<const std::uint64_t> shape) {
  std::string text = "[";
  for (const std::uint64_t size : shape) text += (text.size() > 1 ? "," : "") + std::to_string(size);
  return printable(text + "]");
}

}  // namespace typeplate::inline abi_1::weights
