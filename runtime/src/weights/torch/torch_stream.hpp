// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The first bytes of PyTorch's formats before zip, by which they are told from other files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "stated_tensor.hpp"

namespace typeplate::inline abi_1::weights::torch {

/// Bytes of the pickle of PyTorch's magic number that the bytes begin with, in any protocol; 0 where they do not.
[[nodiscard]] std::uint64_t magic_length(std::span<const std::byte> bytes);

/// The elements of a storage, which lie behind their number. Throws `refusal_reason` where that is another one than
/// was stated, or the elements reach beyond the end.
[[nodiscard]] std::span<const std::byte> stream_storage(byte_reader& from, const stated_storage& stated);

}  // namespace typeplate::inline abi_1::weights::torch
