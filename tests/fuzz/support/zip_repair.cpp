// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "support/zip_repair.hpp"

#include <zlib.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace typeplate::test {
namespace {

constexpr std::size_t most_unpacked = 1 << 20;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

void put(std::string& bytes, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4 && at + i < bytes.size(); ++i)
    bytes[at + i] = static_cast<char>(value >> 8U * i & 0xFFU);
}

std::uint32_t checksum_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::optional<std::string> unpacked(std::string_view packed) {
  std::string result(most_unpacked, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  const int status = inflate(&stream, Z_FINISH);
  result.resize(result.size() - stream.avail_out);
  inflateEnd(&stream);
  return status == Z_STREAM_END ? std::optional(result) : std::nullopt;
}

// `entry` is where a member's entry in the directory begins.
void repair_member(std::string& archive, std::size_t entry) {
  const std::size_t local = number(archive, entry + 42, 4);
  if (local + 30 > archive.size()) return;
  const std::size_t data = local + 30 + number(archive, local + 26, 2) + number(archive, local + 28, 2);
  // With ZIP64 the size stands elsewhere; such a member is rare and may end at its checksum.
  const std::size_t size = number(archive, entry + 20, 4);
  if (data > archive.size() || size > archive.size() - data) return;
  const std::string_view packed = std::string_view(archive).substr(data, size);
  std::optional<std::string> content = std::string(packed);
  if (number(archive, entry + 10, 2) == 8) content = unpacked(packed);
  if (!content) return;
  const std::uint32_t checksum = checksum_of(*content);
  put(archive, entry + 16, checksum);
  if (number(archive, local + 14, 4) != 0) put(archive, local + 14, checksum);
  if (std::string_view(archive).substr(data + size).starts_with("PK\x07\x08"))
    put(archive, data + size + 4, checksum);
}

}  // namespace

void repair_checksums(std::string& archive) {
  const std::size_t end = archive.rfind("PK\x05\x06");
  if (end == std::string::npos || end + 22 > archive.size()) return;
  std::size_t entry = number(archive, end + 16, 4);
  for (int i = 0; i < 100 && entry + 46 <= archive.size(); ++i) {
    if (!std::string_view(archive).substr(entry).starts_with("PK\x01\x02")) return;
    repair_member(archive, entry);
    entry += 46 + number(archive, entry + 28, 2) + number(archive, entry + 30, 2) + number(archive, entry + 32, 2);
  }
}

}  // namespace typeplate::test
