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

namespace typeplate::inline abi_1::weights::torch {

/// Bytes of the pickle of PyTorch's magic number that the bytes begin with, in any protocol; 0 where they do not.
[[nodiscard]] std::uint64_t magic_length(std::span<const std::byte> bytes);

}  // namespace typeplate::inline abi_1::weights::torch
