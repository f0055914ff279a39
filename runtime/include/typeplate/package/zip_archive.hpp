// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Zip archives in memory: every member read with limits, and written again in the plainest form there is.
// Two zip readers may see different members in the same bytes (names that differ in case, two directories, data
// before the archive). What we check with one reader is therefore written anew before another program's reader gets
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace typeplate::inline abi_1::package {

struct zip_member {
  std::string name;
  std::vector<std::byte> bytes;
};

/// What a hostile archive may make us hold; the defaults fit any network file under 4 GB.
struct zip_limits {
  std::size_t members = 200'000;
  std::uint64_t expansion = 16;             ///< all members together, as a multiple of the archive's size ...
  std::uint64_t free_bytes = 64ULL << 20U;  ///< ... plus this many bytes
};

/// All members of the archive in `bytes`, in its order, folders left out. Throws `typeplate::error` with one
/// sentence that begins with `what` ("file model.pt") for bytes that are no archive, names that are doubled (letter
/// case aside) or leave the archive, checksums that do not fit, encrypted members and broken limits.
[[nodiscard]] std::vector<zip_member> read_zip(std::span<const std::byte> bytes, std::string_view what,
                                               const zip_limits& limits = {});

/// An archive of uncompressed members in their order. Throws `typeplate::error` beyond 4 GB or 65,534 members.
[[nodiscard]] std::vector<std::byte> write_zip(std::span<const zip_member> members, std::string_view what);

/// Whether the bytes begin or end like a zip archive.
[[nodiscard]] bool looks_like_zip(std::span<const std::byte> bytes);

}  // namespace typeplate::inline abi_1::package
