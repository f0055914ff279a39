// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The files in a tar archive, as far as PyTorch's first format needs them.
// Source: POSIX.1-2017, pax (ustar Interchange Format, pax Header Block).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace typeplate::inline abi_1::weights::torch {

using tar_files = std::map<std::string, std::span<const std::byte>, std::less<>>;

/// Throws `refusal_reason` for broken or truncated archives, doubled names, and everything that is no plain file.
[[nodiscard]] tar_files read_tar(std::span<const std::byte> bytes);

/// Whether the bytes begin with the header of a tar archive of any kind.
[[nodiscard]] bool is_tar(std::span<const std::byte> bytes);

/// Whether a tar archive is whole and has none of the files of PyTorch's first format.
[[nodiscard]] bool is_foreign_tar(std::span<const std::byte> bytes);

}  // namespace typeplate::inline abi_1::weights::torch
