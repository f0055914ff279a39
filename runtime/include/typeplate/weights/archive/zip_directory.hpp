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

#include <typeplate/weights/byte_sink.hpp>
#include <typeplate/weights/file_view.hpp>
#include <typeplate/weights/read_limits.hpp>
#include <typeplate/weights/tensor.hpp>

namespace typeplate::inline abi_1::weights::archive {

/// Whether a member's checksum can be verified. An archive that states 0 for every member states none.
enum class checksum : unsigned char { stated, missing, waived };

struct zip_entry {
  std::string name;
  bool deflated = false;  ///< else stored; other methods are refused
  std::uint32_t crc = 0;  ///< of the unpacked bytes
  archive::checksum checksum = archive::checksum::stated;
  std::uint64_t packed = 0;    ///< bytes in the archive
  std::uint64_t unpacked = 0;  ///< bytes without compression
  std::uint64_t begin = 0;     ///< where its local header lies in the archive
  std::uint64_t end = 0;       ///< where the next member or the directory begins

  friend bool operator==(const zip_entry&, const zip_entry&) = default;
};

/// Whether names that differ in letter case alone name two members (npz: `T` and `t`), or are doubled, as for
/// readers that ignore case (LibTorch's is one).
enum class letter_case : unsigned char { ignored, counts };

/// The members in the directory's order, folders left out. Throws `typeplate::error`, with one sentence that begins
/// with `what`, for bytes that are no zip archive, truncated or doubled directories, names that are doubled,
/// absolute or lead out of the archive, members that overlap each other or the directory, encrypted members,
/// unknown methods, and more members than `limits` allows.
///
/// The directory counts. What a member's local header says is compared with it when the member's bytes are asked
/// for, because looking at 5,000 of them costs more than all the rest; in archives of up to 1 MiB, here.
[[nodiscard]] std::vector<zip_entry> read_zip_directory(const file_view& archive, std::string_view what,
                                                        const read_limits& limits = {},
                                                        letter_case names = letter_case::ignored);

/// The bytes of a member: borrowed from the archive, or from the view's copies of its ends, where it is stored,
/// else unpacked. Its local header, its length and its checksum are verified before anybody sees a byte; where the
/// archive states no checksums, that is refused unless `missing_checksums` of the limits, with which its directory
/// was read, waives it. Throws `typeplate::error`, which names the member, where they do not fit or the member
/// unpacks to more than `most` bytes. Safe to call from many threads.
[[nodiscard]] tensor_bytes member_bytes(const file_view& archive, const zip_entry& member, std::string_view what,
                                        std::uint64_t most);

/// Writes the bytes of a member that is stored, and says whether their checksum was the stated one: they come from
/// memory once, and must be given up where it was not. Throws like member_bytes where the local header does not
/// fit.
[[nodiscard]] bool write_stored_member(const file_view& archive, const zip_entry& member, std::string_view what,
                                       byte_sink& sink);

/// The first `count` unpacked bytes of a member, or all where it has fewer, at no more cost than they cause: for
/// headers. The local header is verified; the checksum cannot be. Throws like member_bytes.
[[nodiscard]] tensor_bytes member_prefix(const file_view& archive, const zip_entry& member, std::string_view what,
                                         std::uint64_t count);

/// The packed bytes of a member as they lie in the archive or in the view's copies of its ends. The local header is
/// verified, the checksum is not. Throws like member_bytes.
[[nodiscard]] std::span<const std::byte> packed_bytes(const file_view& archive, const zip_entry& member,
                                                      std::string_view what);

/// CRC-32 of zip, gzip and PNG (polynomial 0xEDB88320), at several gigabytes a second.
[[nodiscard]] std::uint32_t crc32(std::span<const std::byte> bytes, std::uint32_t start = 0);

}  // namespace typeplate::inline abi_1::weights::archive
