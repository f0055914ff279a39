// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/archive/zip_directory.hpp>

#include <algorithm>
#include <numeric>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "../limit_words.hpp"
#include "../read_budget.hpp"
#include "local_header.hpp"
#include "member_names.hpp"
#include "zip_end.hpp"
#include "zip_fields.hpp"

namespace typeplate::inline abi_1::weights::archive {
namespace {

constexpr std::uint64_t entry_size = 46;
constexpr std::uint64_t local_header_size = 30;
// No member of deflate unpacks to more than 1032 times its size (258 bytes from two bits).
constexpr std::uint64_t most_expansion = 1032;
// Looking at all local headers of a file on disk means reading most of its pages.
constexpr std::uint64_t small_archive = 1U << 20U;
// What a member takes beside its name: here, and in what readers make of it.
constexpr std::uint64_t cost_of_member = 512;

void require_known_form(const zip_entry& entry, const shared_fields& fields) {
  if ((fields.flags & (flag_encrypted | flag_strongly_encrypted | flag_hidden)) != 0)
    throw refusal_reason("holds encrypted members; " + member_words(entry.name) + " is one");
  if ((fields.flags & flag_patch) != 0 || (fields.method != method_stored && fields.method != method_deflated))
    throw refusal_reason("cannot be read: " + member_words(entry.name) + " is compressed with method " +
                         std::to_string(fields.method) + "; read are 0 (stored) and 8 (deflate)");
}

// Without the flag a name is in the code page of an old computer, or in whatever its writer had.
void require_one_reading(std::string_view name, std::uint16_t flags) {
  if (std::ranges::none_of(name, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; })) return;
  if ((flags & flag_utf8) == 0)
    throw refusal_reason("has a member named `" + printable(name) +
                         "`, which is neither ASCII nor marked as UTF-8, so that programs read different names");
  require_utf8(name);
}

void require_plausible_sizes(const zip_entry& entry) {
  const std::string sizes =
      " states " + std::to_string(entry.packed) + " bytes that unpack to " + std::to_string(entry.unpacked);
  if (!entry.deflated && entry.packed != entry.unpacked)
    throw refusal_reason("is broken: " + member_words(entry.name) + sizes + ", but it is not compressed");
  if (entry.deflated && entry.unpacked / most_expansion > entry.packed)
    throw refusal_reason("is broken: " + member_words(entry.name) + sizes + ", more than deflate can");
  if (entry.name.back() == '/' && entry.unpacked != 0)
    throw refusal_reason("is broken: its folder `" + printable(entry.name) + "` holds bytes of its own");
}

zip_entry read_entry(byte_reader& reader) {
  const std::uint64_t place = reader.position();
  if (reader.left() < entry_size || reader.little<std::uint32_t>() != 0x02014b50)
    throw refusal_reason("cannot be read as a zip archive: byte " + std::to_string(place) +
                         " of it is no entry of its directory");
  (void)reader.little<std::uint32_t>();  // the versions of the program that wrote it and of one that reads it
  shared_fields fields = read_shared(reader);
  const auto comment_size = reader.little<std::uint16_t>();
  const auto disk = reader.little<std::uint16_t>();
  (void)reader.take(6);  // attributes
  std::uint64_t offset = reader.little<std::uint32_t>();
  if (std::uint64_t{fields.name_size} + fields.extra_size + comment_size > reader.left())
    throw refusal_reason("cannot be read as a zip archive: the entry of its directory at byte " +
                         std::to_string(place) + " is cut off");
  zip_entry entry;
  entry.name = reader.take_text(fields.name_size);
  require_inside(entry.name);
  require_one_reading(entry.name, fields.flags);
  if (fields.extra_size != 0) apply_extra(reader.take(fields.extra_size), entry.name, fields, &offset);
  (void)reader.take(comment_size);
  if (disk != 0)
    throw refusal_reason("is one of several parts: " + member_words(entry.name) + " lies in another one");
  require_known_form(entry, fields);
  entry.deflated = fields.method == method_deflated;
  entry.crc = fields.crc;
  entry.packed = fields.packed;
  entry.unpacked = fields.unpacked;
  entry.begin = offset;
  require_plausible_sizes(entry);
  return entry;
}

std::vector<zip_entry> read_entries(const file_view& archive, const directory_place& place,
                                    const read_limits& limits) {
  if (place.members > limits.members)
    throw refusal_reason("has " + std::to_string(place.members) + " members, " +
                         beyond_limit(limits.members, "members", "members"));
  if (place.members > (place.end - place.begin) / entry_size)
    throw refusal_reason("cannot be read as a zip archive: it states " + std::to_string(place.members) +
                         " members, and its directory has room for " +
                         std::to_string((place.end - place.begin) / entry_size));
  byte_reader reader(archive, place.begin, place.end);
  std::vector<zip_entry> entries;
  entries.reserve(static_cast<std::size_t>(place.members));
  read_budget budget(limits);
  for (std::uint64_t i = 0; i < place.members; ++i) {
    budget.step();
    entries.push_back(read_entry(reader));
    budget.charge(entries.back().name.size() + cost_of_member);
  }
  if (reader.left() != 0)
    throw refusal_reason("cannot be read as a zip archive: its directory of " + std::to_string(place.members) +
                         " members ends at byte " + std::to_string(reader.position()) + ", and " +
                         std::to_string(reader.left()) + " more bytes are stated");
  return entries;
}

// One member may have the checksum 0 by chance.
void mark_missing_checksums(std::span<zip_entry> entries, bool waived) {
  const auto has_bytes = [](const zip_entry& entry) { return entry.unpacked > 0; };
  const auto has_none = [](const zip_entry& entry) { return entry.crc == 0; };
  if (std::ranges::count_if(entries, has_bytes) < 2 || !std::ranges::all_of(entries, has_none)) return;
  for (zip_entry& entry : entries) entry.checksum = waived ? checksum::waived : checksum::missing;
}

// The numbers of the members in the order in which they lie in the archive; empty where the directory has this
// order.
std::vector<std::size_t> order_in_archive(std::span<const zip_entry> entries) {
  if (std::ranges::is_sorted(entries, {}, &zip_entry::begin)) return {};
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return entries[i].begin; });
  return order;
}

// Sets where each member ends, which is where the next one begins.
void place_members(std::span<zip_entry> entries, std::uint64_t directory) {
  const std::vector<std::size_t> order = order_in_archive(entries);
  std::uint64_t next = directory;
  for (std::size_t i = entries.size(); i-- > 0;) {
    zip_entry& entry = entries[order.empty() ? i : order[i]];
    const std::uint64_t least = local_header_size + entry.name.size();
    if (entry.begin > next || next - entry.begin < least || next - entry.begin - least < entry.packed)
      throw refusal_reason("is broken: " + member_words(entry.name) + " at byte " + std::to_string(entry.begin) +
                           " overlaps what begins at byte " + std::to_string(next));
    entry.end = next;
    next = entry.begin;
  }
  if (next != 0)
    throw refusal_reason("cannot be read as a zip archive: " + std::to_string(next) +
                         " bytes lie before its first member");
}

std::vector<zip_entry> build(const file_view& archive, const read_limits& limits, letter_case names) {
  const directory_place place = find_directory(archive);
  std::vector<zip_entry> entries = read_entries(archive, place, limits);
  require_different_names(entries, names);
  place_members(entries, place.begin);
  mark_missing_checksums(entries, limits.missing_checksums);
  if (archive.size() <= small_archive)
    for (const zip_entry& entry : entries) (void)find_packed(archive, entry);
  std::erase_if(entries, [](const zip_entry& entry) { return entry.name.back() == '/'; });
  return entries;
}

}  // namespace

std::vector<zip_entry> read_zip_directory(const file_view& archive, std::string_view what,
                                          const read_limits& limits, letter_case names) {
  try {
    return build(archive, limits, names);
  } catch (const over_budget& reason) {
    throw error(clipped(std::string(what) + ": " + reason.what(), error::longest_text));
  } catch (const refusal_reason& reason) {
    throw error(clipped(std::string(what) + " " + reason.what(), error::longest_text));
  }
}

}  // namespace typeplate::inline abi_1::weights::archive
