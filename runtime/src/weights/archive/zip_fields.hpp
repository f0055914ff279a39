// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The fields that a member's directory entry and its local header share, with ZIP64's extra field taken into
// account.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "../byte_reader.hpp"

namespace typeplate::inline abi_1::weights::archive {

constexpr std::uint16_t flag_encrypted = 0x0001;
constexpr std::uint16_t flag_descriptor = 0x0008;  // checksum and sizes follow the data
constexpr std::uint16_t flag_patch = 0x0020;
constexpr std::uint16_t flag_strongly_encrypted = 0x0040;
constexpr std::uint16_t flag_utf8 = 0x0800;
constexpr std::uint16_t flag_hidden = 0x2000;
constexpr std::uint16_t method_stored = 0;
constexpr std::uint16_t method_deflated = 8;
constexpr std::uint32_t in_extra_field = 0xffffffff;

struct shared_fields {
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint32_t crc = 0;
  std::uint64_t packed = 0;
  std::uint64_t unpacked = 0;
  std::uint16_t name_size = 0;
  std::uint16_t extra_size = 0;
};

/// The fields from the flags to the length of the extra field.
[[nodiscard]] inline shared_fields read_shared(byte_reader& reader) {
  shared_fields fields;
  fields.flags = reader.little<std::uint16_t>();
  fields.method = reader.little<std::uint16_t>();
  (void)reader.little<std::uint32_t>();  // time and date
  fields.crc = reader.little<std::uint32_t>();
  fields.packed = reader.little<std::uint32_t>();
  fields.unpacked = reader.little<std::uint32_t>();
  fields.name_size = reader.little<std::uint16_t>();
  fields.extra_size = reader.little<std::uint16_t>();
  return fields;
}

/// Replaces the numbers that are all ones by those of the extra field with the id 1; `offset` may be null, as in a
/// local header. Also refuses an extra field that gives the member another name. Throws `refusal_reason`.
void apply_extra(std::span<const std::byte> extra, std::string_view name, shared_fields& fields,
                 std::uint64_t* offset);

}  // namespace typeplate::inline abi_1::weights::archive
