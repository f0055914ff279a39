// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Copies a strided view into row-major order.
// A transposed matrix of a gigabyte, element by element, takes a line of the cache for each element that it moves.
// Here elements are moved in square tiles as wide as a line, so that each line is read and written once or nearly
// so.
#pragma once

#include <cstddef>

#include <typeplate/weights/tensor.hpp>

namespace typeplate::inline abi_1::weights {

/// `target` has room for the view's values. Elements are whole bytes, and all of them lie within the storage
/// (require_within); whatever the strides are: 0 and negative ones as well.
void strided_copy(const tensor& view, const std::byte* storage, std::byte* target);

}  // namespace typeplate::inline abi_1::weights
