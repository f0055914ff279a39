// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Copies the elements of a strided view into row-major order, little-endian, with PyTorch's conj and neg bits
// applied.
#pragma once

#include <cstddef>
#include <span>

#include <typeplate/weights/tensor.hpp>

namespace typeplate::inline abi_1::weights {

/// Whether the file's bytes are the values as they are.
[[nodiscard]] bool needs_no_copy(const tensor& tensor);

/// The bytes of a view whose elements lie in the storage in row-major order (is_row_major).
[[nodiscard]] std::span<const std::byte> bytes_in_place(const tensor& tensor, std::span<const std::byte> storage);

/// Requires that the view lies within `storage` (require_within).
[[nodiscard]] tensor_bytes gather(const tensor& tensor, std::span<const std::byte> storage);

/// Throws `typeplate::error`, which names the tensor, unless every element of the view lies within a storage of
/// this size.
void require_within(const tensor& tensor, std::uint64_t storage_bytes, std::string_view what);

}  // namespace typeplate::inline abi_1::weights
