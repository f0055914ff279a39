// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a file says of one tensor: its name, its elements' type, its shape, and where its elements lie.
// The same description for every format, so that a reader of one and a writer of another mean the same tensor. The
// words are those of PyTorch: several tensors may be views of one storage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <typeplate/weights/element_type.hpp>

namespace typeplate::inline abi_1::weights {

/// No tensor has more, in NumPy either: what does is refused.
inline constexpr std::size_t most_axes = 64;

enum class byte_order : unsigned char { little, big };

/// A view of a storage. Element (i, j, ...) is element number offset + i strides[0] + j strides[1] + ... of it.
struct tensor {
  std::string name;
  element_type type = element_type::float32;
  std::vector<std::uint64_t> shape;
  std::vector<std::int64_t>
      strides;               ///< in elements, one for each axis; those of row-major order where it is plain
  std::uint64_t offset = 0;  ///< in elements, from the begin of the storage
  std::size_t storage = 0;   ///< which storage of the file; equal for tensors that share their elements
  byte_order order = byte_order::little;
  bool conjugated = false;  ///< the storage holds the complex conjugates of the values (PyTorch's conj bit)
  bool negated = false;     ///< the storage holds the negatives of the values (PyTorch's neg bit)
};

/// The values of a tensor in row-major order, little-endian, without gaps; maybe unaligned. `bytes` stays valid as
/// long as `kept` lives (and, where they were borrowed, as long as the weights_file).
struct tensor_bytes {
  std::span<const std::byte> bytes;
  std::shared_ptr<const void> kept;
};

/// How many elements a shape has; throws `typeplate::error` where that number does not fit in 64 bits.
[[nodiscard]] std::uint64_t element_count(std::span<const std::uint64_t> shape);

/// How many bytes the values take in row-major order without gaps. Throws `typeplate::error`, with a sentence that
/// names the tensor, where that is no whole number of bytes that fits in 63 bits.
[[nodiscard]] std::uint64_t byte_count(const tensor& tensor);

/// The strides of row-major order.
[[nodiscard]] std::vector<std::int64_t> row_major_strides(std::span<const std::uint64_t> shape);

/// Whether the elements lie in row-major order without gaps. Axes of size 1 and empty tensors may have any stride.
[[nodiscard]] bool is_row_major(const tensor& tensor);

/// "[3,224,224]".
[[nodiscard]] std::string shape_text(std::span<const std::uint64_t> shape);

}  // namespace typeplate::inline abi_1::weights
