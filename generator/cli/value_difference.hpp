// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How far the values of two tensors of the same shape are apart, whatever element types they have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <typeplate/weights/element_type.hpp>

namespace typeplate::inline abi_1::generator {

struct Tolerance {
  double relative = 0;
  double absolute = 0;
};

struct ValueDifference {
  bool comparable = true;      // false for types of 4 and 6 bits beside others, and complex beside real numbers
  std::uint64_t numbers = 0;   // compared
  std::uint64_t beyond = 0;    // apart by more than the tolerance
  std::uint64_t only_nan = 0;  // of these, where one is NaN and the other is not
  // The largest |a - b| of those beyond, which may be above every double; infinite for an infinity beside another
  // number.
  long double largest = 0;
  std::uint64_t at = 0;  // the element where that is

  [[nodiscard]] bool equal() const { return comparable && beyond == 0; }
};

/// Equal are |a - b| <= absolute + relative |b|, infinities of one sign, and two NaN. |z| of a complex number is
/// its modulus, and it is NaN where a part is (as for NumPy's allclose). Both have the same number of elements.
[[nodiscard]] ValueDifference difference_of(std::span<const std::byte> first, weights::element_type first_type,
                                            std::span<const std::byte> second, weights::element_type second_type,
                                            const Tolerance& tolerance);

/// One element as people write it: every digit of a whole number, "1+2j" for a complex one, "NaN".
[[nodiscard]] std::string element_text(std::span<const std::byte> values, weights::element_type type,
                                       std::uint64_t element);

}  // namespace typeplate::inline abi_1::generator
