// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the values of a tensor look like, in one pass.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <typeplate/weights/element_type.hpp>

namespace typeplate::inline abi_1::generator {

/// Texts, because whole numbers of 64 bits are no doubles. Empty where there is no such value: without elements,
/// for complex numbers, where every element is NaN, for types of 4 and 6 bits.
struct TensorStats {
  std::string least, largest;              // as JSON numbers
  std::string shown_least, shown_largest;  // in few digits
  double mean = 0;
  bool has_mean = false;
  std::uint64_t not_a_number = 0;
};

/// NaN is counted, and left out of the others. Calls `progress` with the bytes that were looked at, now and then.
[[nodiscard]] TensorStats stats_of(std::span<const std::byte> values, weights::element_type type,
                                   const std::function<void(std::uint64_t)>& progress);

}  // namespace typeplate::inline abi_1::generator
