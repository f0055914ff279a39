// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <libdeflate.h>

#include <algorithm>
#include <memory>

#include <typeplate/error.hpp>
#include <typeplate/weights/archive/zip_directory.hpp>
#include <typeplate/weights/printable.hpp>
#include "../byte_reader.hpp"
#include "../limit_words.hpp"
#include "local_header.hpp"
#include "member_names.hpp"
#include "unpack_prefix.hpp"

namespace typeplate::inline abi_1::weights::archive {
namespace {

struct free_decompressor {
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

[[noreturn]] void refuse(const zip_entry& entry, const std::string& reason) {
  throw refusal_reason("is broken: " + member_words(entry.name) + " " + reason);
}

[[noreturn]] void refuse_missing(const zip_entry& entry) {
  throw refusal_reason(
      "states no checksum for " + member_words(entry.name) +
      " or any other (torch.save writes so after `set_crc32_options(False)`), so that damage would go "
      "unseen: save it again with checksums, or allow it with `missing_checksums` of the limits");
}

// Not a vector, which would be filled with zeros first.
tensor_bytes unpacked(std::span<const std::byte> packed, const zip_entry& entry) {
  const auto size = static_cast<std::size_t>(entry.unpacked);
  const auto memory = std::make_shared_for_overwrite<std::byte[]>(std::max<std::size_t>(size, 1));
  const std::unique_ptr<libdeflate_decompressor, free_decompressor> decompressor(libdeflate_alloc_decompressor());
  if (!decompressor) throw std::bad_alloc();
  std::size_t taken = 0;
  std::size_t given = 0;
  const libdeflate_result result = libdeflate_deflate_decompress_ex(
      decompressor.get(), packed.data(), packed.size(), memory.get(), size, &taken, &given);
  if (result == LIBDEFLATE_INSUFFICIENT_SPACE)
    refuse(entry, "unpacks to more than the " + std::to_string(size) + " bytes that the directory states");
  if (result != LIBDEFLATE_SUCCESS || taken != packed.size() || given != size)
    refuse(entry, "is not what its length and checksum state");
  return {{memory.get(), size}, memory};
}

tensor_bytes verified(const file_view& archive, const zip_entry& entry, std::uint64_t most) {
  const auto packed = find_packed(archive, entry);
  if (entry.deflated && entry.unpacked > most)
    throw refusal_reason("cannot be read: " + member_words(entry.name) + " unpacks to " +
                         std::to_string(entry.unpacked) + " bytes, " +
                         beyond_limit(most, "bytes", "unpacked_bytes"));
  tensor_bytes bytes = entry.deflated ? unpacked(packed, entry) : tensor_bytes{packed, nullptr};
  if (entry.checksum == checksum::waived || crc32(bytes.bytes) == entry.crc) return bytes;
  if (entry.checksum == checksum::missing) refuse_missing(entry);
  refuse(entry, "is not what its length and checksum state");
}

template <class Action>
auto with_name(std::string_view what, const Action& action) {
  try {
    return action();
  } catch (const refusal_reason& reason) {
    throw error(clipped(std::string(what) + " " + reason.what(), error::longest_text));
  }
}

}  // namespace

tensor_bytes member_bytes(const file_view& archive, const zip_entry& member, std::string_view what,
                          std::uint64_t most) {
  return with_name(what, [&] { return verified(archive, member, most); });
}

bool write_stored_member(const file_view& archive, const zip_entry& member, std::string_view what,
                         byte_sink& sink) {
  // A piece is still in the processor's cache when it is copied to where it is written.
  constexpr std::size_t piece_bytes = std::size_t{256} << 10U;
  auto rest = packed_bytes(archive, member, what);
  std::uint32_t crc = 0;
  while (!rest.empty()) {
    const auto piece = rest.first(std::min(rest.size(), piece_bytes));
    crc = crc32(piece, crc);
    sink.write(piece);
    rest = rest.subspan(piece.size());
  }
  return member.checksum == checksum::waived || crc == member.crc;
}

tensor_bytes member_prefix(const file_view& archive, const zip_entry& member, std::string_view what,
                           std::uint64_t count) {
  return with_name(what, [&] {
    const auto packed = find_packed(archive, member);
    const auto size = static_cast<std::size_t>(std::min(count, member.unpacked));
    if (!member.deflated) return tensor_bytes{packed.first(size), nullptr};
    auto prefix = std::make_shared<const std::vector<std::byte>>(unpack_prefix(packed, size));
    if (prefix->size() != size) refuse(member, "is not what its length and checksum state");
    return tensor_bytes{*prefix, prefix};
  });
}

std::span<const std::byte> packed_bytes(const file_view& archive, const zip_entry& member, std::string_view what) {
  return with_name(what, [&] { return find_packed(archive, member); });
}

}  // namespace typeplate::inline abi_1::weights::archive
