// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The begin of what deflate packed, and nothing beyond it: for the headers of members that may be gigabytes long.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace typeplate::inline abi_1::weights::archive {

/// The first `count` bytes that `packed` (raw deflate) unpacks to; fewer where it ends or breaks earlier.
[[nodiscard]] std::vector<std::byte> unpack_prefix(std::span<const std::byte> packed, std::size_t count);

}  // namespace typeplate::inline abi_1::weights::archive
