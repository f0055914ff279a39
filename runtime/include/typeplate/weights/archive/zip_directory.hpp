// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a zip archive holds, by its central directory, without unpacking anything; and a member's bytes, verified.
// Strict where readers of zip files differ: whatever two programs could take for different members is refused.
// Source: APPNOTE.TXT of PKWARE, version 6.3, with ZIP64 (sections 4.3 and 4.5.3).
//
//   const auto members = archive::read_zip_directory(bytes, "file weights.npz");
//   auto contents = archive::member_bytes(bytes, members.front(), "file weights.npz", limit);
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/weights/read_limits.hpp>
#include <typeplate/weights/tensor.hpp>

namespace typeplate::inline abi_1::weights::archive {

struct zip_entry {
  std::string name;
  bool deflated = false;       ///< else stored; other methods are refused
  std::uint32_t crc = 0;       ///< of the unpacked bytes
  std::uint64_t packed = 0;    ///< bytes in the archive
  std::uint64_t unpacked = 0;  ///< bytes without compression
  std::uint64_t data = 0;      ///< where the packed bytes begin in the archive
};

/// The members in the directory's order, folders left out. Throws `typeplate::error`, with one sentence that begins
/// with `what`, for bytes that are no zip archive, truncated or doubled directories, names that are doubled (letter
/// case aside), absolute or lead out of the archive, members that overlap each other or the directory, local
/// headers that name another member, encrypted members, unknown methods, and more members than `limits` allows.
[[nodiscard]] std::vector<zip_entry> read_zip_directory(std::span<const std::byte> archive, std::string_view what,
                                                        const read_limits& limits = {});

/// The bytes of a member: borrowed from the archive where it is stored, else unpacked. Its length and checksum are
/// verified before anybody sees a byte. Throws `typeplate::error`, which names the member, where they do not fit or
/// the member unpacks to more than `most` bytes. Safe to call from many threads.
[[nodiscard]] tensor_bytes member_bytes(std::span<const std::byte> archive, const zip_entry& member,
                                        std::string_view what, std::uint64_t most);

/// The packed bytes of a member as they lie in the archive; no checksum is verified.
[[nodiscard]] std::span<const std::byte> packed_bytes(std::span<const std::byte> archive, const zip_entry& member);

/// CRC-32 of zip, gzip and PNG (polynomial 0xEDB88320), at several gigabytes a second.
[[nodiscard]] std::uint32_t crc32(std::span<const std::byte> bytes, std::uint32_t start = 0);

}  // namespace typeplate::inline abi_1::weights::archive
