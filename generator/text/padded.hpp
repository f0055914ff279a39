// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// "07", "0042": numbers of a fixed width, as dates and times have them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace typeplate::inline abi_1::generator {

/// `number`, which is not negative, with zeros before it up to `digits`.
[[nodiscard]] inline std::string padded(std::int64_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

}  // namespace typeplate::inline abi_1::generator
