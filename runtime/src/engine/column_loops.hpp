// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The inner loops of packing, written so that compilers vectorise them: no branch on a value, no early exit.
#pragma once

#include <cstddef>
#include <limits>

#include <typeplate/engine/plan.hpp>

namespace typeplate::inline abi_1 {

/// One input column of one call: the checks speak about the user's own numbers.
struct column_rule {
  const void* numbers = nullptr;
  dtype type = dtype::float64;
  std::ptrdiff_t stride = 1;
  double a = 1.0;
  double b = -0.0;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool nan_passes = false;
  bool clamps = false;
  double keep_low = 0.0;   ///< a number below becomes `below` in the network
  double keep_high = 0.0;  ///< a number above becomes `above`
  double below = 0.0;
  double above = 0.0;
};

/// Numbers `first` to `first + rows` of a column as the network wants them; false when one of them breaks a rule.
template <class Type>
[[nodiscard]] bool convert_block(const column_rule& rule, std::size_t first, std::size_t rows, Type* out);

/// Writes `columns` (at most 4) contiguous blocks, `block_stride` apart, as columns of a row-major tensor.
template <class Type>
void interleave(const Type* blocks, std::size_t block_stride, std::size_t columns, std::size_t rows, Type* out,
                std::size_t stride);

/// Network outputs as values of the port; false when one of them breaks a rule.
template <class Type, class Sink>
[[nodiscard]] bool restore_block(const port_rule& rule, const Type* network, std::size_t rows, Sink* out);

}  // namespace typeplate::inline abi_1
