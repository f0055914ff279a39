// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Reading a file that somebody else wrote: the only place in this layer that touches the file system.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "typeplate/card/diagnostic.hpp"
#include "typeplate/card/source.hpp"

namespace typeplate::inline abi_1::card {

inline constexpr std::size_t max_source_bytes = std::size_t{16} << 20;

/// Reads a text file of at most 16 MiB. A missing file, a directory, a device, a file that may not be read and one
/// that is too large are diagnosed without reading them.
[[nodiscard]] std::optional<SourceFile> read_source_file(const std::string& path, Diagnostics& diagnostics);

}  // namespace typeplate::inline abi_1::card
