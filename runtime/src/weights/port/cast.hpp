// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Values of one element type as values of another.
//
// Rounding is to the nearest value, ties to even; an integer takes the part before the point. A NaN stays a NaN,
// with its sign but not its payload. Infinities stay. A finite value beyond the range of the new type, an infinity
// where it has none, and a NaN that becomes an integer, is refused: nothing becomes infinite or wraps in silence.
// To bool: not zero.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/weights/element_type.hpp>

namespace typeplate::inline abi_1::weights::port {

[[nodiscard]] bool can_cast_to(element_type to);
[[nodiscard]] bool can_cast(element_type from, element_type to);
/// Whether every value of `from` has itself as value in `to`.
[[nodiscard]] bool keeps_every_value(element_type from, element_type to);

/// Requires can_cast(from, to); little-endian on both sides. Throws `typeplate::error`, which names the tensor and
/// the element; with `exact` also where a value would change.
[[nodiscard]] std::vector<std::byte> cast_values(std::span<const std::byte> values, element_type from,
                                                 element_type to, bool exact, std::string_view tensor);

}  // namespace typeplate::inline abi_1::weights::port
