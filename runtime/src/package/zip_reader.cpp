// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <typeplate/error.hpp>
#include <typeplate/package/zip_archive.hpp>
#include <typeplate/weights/archive/zip_directory.hpp>
#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::package {
namespace {

using weights::archive::zip_entry;

void require_within(std::span<const zip_entry> entries, std::uint64_t most, std::string_view what) {
  std::uint64_t total = 0;
  for (const zip_entry& entry : entries) {
    if (entry.unpacked > most - total)
      throw error(
          weights::clipped(std::string(what) + " expands to more than " + std::to_string(most) + " bytes", 400));
    total += entry.unpacked;
  }
}

}  // namespace

std::vector<zip_member> read_zip(std::span<const std::byte> bytes, std::string_view what,
                                 const zip_limits& limits) {
  const auto entries = weights::archive::read_zip_directory(bytes, what, {.members = limits.members});
  const std::uint64_t most = bytes.size() * limits.expansion + limits.free_bytes;
  require_within(entries, most, what);
  std::vector<zip_member> members;
  members.reserve(entries.size());
  for (const zip_entry& entry : entries) {
    const auto content = weights::archive::member_bytes(bytes, entry, what, most);
    members.push_back({entry.name, {content.bytes.begin(), content.bytes.end()}});
  }
  return members;
}

bool looks_like_zip(std::span<const std::byte> bytes) {
  constexpr unsigned char local[] = {'P', 'K', 3, 4};
  return bytes.size() >= 22 && std::equal(std::begin(local), std::end(local), bytes.begin(),
                                          [](unsigned char a, std::byte b) { return std::byte{a} == b; });
}

}  // namespace typeplate::inline abi_1::package
