// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How a message names the limit that was met: by the member of read_limits, so that who reads it knows what to
// raise. The command line turns the name into its option.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace typeplate::inline abi_1::weights {

/// "more than the 5 bytes that `unpacked_bytes` of the limits allows".
[[nodiscard]] inline std::string beyond_limit(std::uint64_t most, std::string_view things, std::string_view limit) {
  return "more than the " + std::to_string(most) + " " + std::string(things) + " that `" + std::string(limit) +
         "` of the limits allows";
}

}  // namespace typeplate::inline abi_1::weights
