// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// "1 row", "2 rows": so that no sentence speaks of 1 rows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace typeplate::inline abi_1::generator {

/// `count` and `word`, whose plural ends in "s".
[[nodiscard]] inline std::string counted(std::size_t count, std::string_view word) {
  return std::to_string(count).append(" ").append(word).append(count == 1 ? "" : "s");
}

}  // namespace typeplate::inline abi_1::generator
