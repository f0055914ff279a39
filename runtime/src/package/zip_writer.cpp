// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdint>
#include <limits>

#include <typeplate/error.hpp>
#include <typeplate/package/zip_archive.hpp>
#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::package {
namespace {

constexpr std::array<std::uint32_t, 256> crc_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? 0xedb88320U ^ (value >> 1U) : value >> 1U;
    table[i] = value;
  }
  return table;
}();

std::uint32_t crc32(std::span<const std::byte> bytes) {
  std::uint32_t crc = 0xffffffffU;
  for (const std::byte byte : bytes)
    crc = crc_table[(crc ^ std::to_integer<std::uint32_t>(byte)) & 0xffU] ^ (crc >> 8U);
  return ~crc;
}

class Output {
 public:
  void number(std::uint64_t value, int width) {
    for (int i = 0; i < width; ++i)
      bytes_.push_back(static_cast<std::byte>(value >> (8U * static_cast<unsigned>(i)) & 0xffU));
  }
  void text(std::string_view text) {
    for (const char c : text) bytes_.push_back(static_cast<std::byte>(c));
  }
  void data(std::span<const std::byte> data) { bytes_.insert(bytes_.end(), data.begin(), data.end()); }
  void reserve(std::size_t size) { bytes_.reserve(size); }
  [[nodiscard]] std::uint64_t size() const { return bytes_.size(); }
  [[nodiscard]] std::vector<std::byte> take() { return std::move(bytes_); }

 private:
  std::vector<std::byte> bytes_;
};

struct Written {
  std::uint32_t crc;
  std::uint64_t offset;
};

// The fields that a local header and a directory entry share: version, flags (UTF-8), stored, no date, checksum,
// sizes.
void common_fields(Output& output, const zip_member& member, std::uint32_t crc) {
  output.number(20, 2);
  output.number(0x0800, 2);
  output.number(0, 2);
  output.number(0x00210000, 4);
  output.number(crc, 4);
  output.number(member.bytes.size(), 4);
  output.number(member.bytes.size(), 4);
  output.number(member.name.size(), 2);
  output.number(0, 2);
}

Written write_member(Output& output, const zip_member& member) {
  const Written written{crc32(member.bytes), output.size()};
  output.number(0x04034b50, 4);
  common_fields(output, member, written.crc);
  output.text(member.name);
  output.data(member.bytes);
  return written;
}

void write_directory_entry(Output& output, const zip_member& member, const Written& written) {
  output.number(0x02014b50, 4);
  output.number(20, 2);
  common_fields(output, member, written.crc);
  output.number(0, 8);  // no comment, first disk, no attributes
  output.number(0, 2);
  output.number(written.offset, 4);
  output.text(member.name);
}

std::uint64_t size_of_archive(std::span<const zip_member> members) {
  std::uint64_t size = 22;
  for (const zip_member& member : members)
    size += 30 + 46 + 2 * std::uint64_t{member.name.size()} + member.bytes.size();
  return size;
}

}  // namespace

std::vector<std::byte> write_zip(std::span<const zip_member> members, std::string_view what) {
  const std::uint64_t size = size_of_archive(members);
  if (size > std::numeric_limits<std::uint32_t>::max() || members.size() > 65'534)
    throw error(std::string(what) + " has " + std::to_string(members.size()) + " members and " +
                std::to_string(size) + " bytes; archives beyond 65534 members or 4 GB are not supported");
  Output output;
  output.reserve(static_cast<std::size_t>(size));
  std::vector<Written> written;
  for (const zip_member& member : members) written.push_back(write_member(output, member));
  const std::uint64_t directory = output.size();
  for (std::size_t i = 0; i < members.size(); ++i) write_directory_entry(output, members[i], written[i]);
  const std::uint64_t directory_size = output.size() - directory;
  output.number(0x06054b50, 4);
  output.number(0, 4);
  output.number(members.size(), 2);
  output.number(members.size(), 2);
  output.number(directory_size, 4);
  output.number(directory, 4);
  output.number(0, 2);
  return output.take();
}

}  // namespace typeplate::inline abi_1::package
