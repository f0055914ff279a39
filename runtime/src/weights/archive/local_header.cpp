// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "local_header.hpp"

#include <typeplate/weights/printable.hpp>
#include "member_names.hpp"
#include "zip_fields.hpp"

namespace typeplate::inline abi_1::weights::archive {
namespace {

[[noreturn]] void refuse(const zip_entry& entry, const std::string& reason) {
  throw refusal_reason("is broken: " + member_words(entry.name) + " " + reason);
}

void require_same(const zip_entry& entry, std::uint64_t stated, std::uint64_t expected, bool may_be_zero,
                  std::string_view words) {
  if (stated == expected || (may_be_zero && stated == 0)) return;
  refuse(entry, "has a local header with the " + std::string(words) + " " + std::to_string(stated) +
                    ", where the directory states " + std::to_string(expected));
}

void compare(const zip_entry& entry, const shared_fields& local) {
  if ((local.flags & (flag_encrypted | flag_strongly_encrypted | flag_hidden | flag_patch)) != 0)
    refuse(entry, "has a local header that calls it encrypted");
  require_same(entry, local.method, entry.deflated ? method_deflated : method_stored, false, "method");
  const bool later = (local.flags & flag_descriptor) != 0;
  require_same(entry, local.crc, entry.crc, later, "checksum");
  require_same(entry, local.packed, entry.packed, later, "packed size");
  require_same(entry, local.unpacked, entry.unpacked, later, "size");
}

// Checksum and both sizes, of 4 or 8 bytes each, with or without a signature.
bool is_descriptor(const zip_entry& entry, std::span<const std::byte> bytes) {
  byte_reader reader(bytes);
  const bool wide = bytes.size() >= 20;
  if (bytes.size() == 16 || bytes.size() == 24) {
    if (reader.little<std::uint32_t>() != 0x08074b50) return false;
  } else if (bytes.size() != 12 && bytes.size() != 20) {
    return false;
  }
  if (reader.little<std::uint32_t>() != entry.crc) return false;
  if (wide)
    return reader.little<std::uint64_t>() == entry.packed && reader.little<std::uint64_t>() == entry.unpacked;
  return reader.little<std::uint32_t>() == (entry.packed & 0xffffffffU) &&
         reader.little<std::uint32_t>() == (entry.unpacked & 0xffffffffU);
}

}  // namespace

std::span<const std::byte> find_packed(const file_view& archive, const zip_entry& entry) {
  byte_reader reader(archive, entry.begin, entry.end);
  if (reader.little<std::uint32_t>() != 0x04034b50)
    refuse(entry, "has no local header at byte " + std::to_string(entry.begin));
  (void)reader.little<std::uint16_t>();  // the version of a program that reads it
  shared_fields local = read_shared(reader);
  if (std::uint64_t{local.name_size} + local.extra_size > reader.left())
    refuse(entry, "has a local header that is cut off");
  const std::string_view name = reader.take_text(local.name_size);
  if (name != entry.name)
    refuse(entry, "at byte " + std::to_string(entry.begin) + " has a local header with the name `" +
                      printable(name) + "`");
  apply_extra(reader.take(local.extra_size), entry.name, local, nullptr);
  compare(entry, local);
  if (entry.packed > reader.left())
    refuse(entry, "reaches beyond byte " + std::to_string(entry.end) + ", where something else begins");
  const auto packed = reader.take(entry.packed);
  const auto behind = reader.take(reader.left());
  const bool later = (local.flags & flag_descriptor) != 0;
  if (!behind.empty() && !(later && is_descriptor(entry, behind)))
    refuse(entry, "is followed by " + std::to_string(behind.size()) + " bytes that belong to no member");
  return packed;
}

}  // namespace typeplate::inline abi_1::weights::archive
