// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include <typeplate/error.hpp>
#include <typeplate/package/zip_archive.hpp>
#include "../weights/archive/zip_writer.hpp"

namespace typeplate::inline abi_1::package {
namespace {

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
  weights::memory_sink sink;
  sink.bytes.reserve(static_cast<std::size_t>(size));
  weights::archive::zip_writer writer(sink);
  for (const zip_member& member : members) writer.add(member.name, member.bytes);
  writer.finish();
  return std::move(sink.bytes);
}

}  // namespace typeplate::inline abi_1::package
