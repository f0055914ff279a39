// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "zip_end.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "../byte_reader.hpp"
#include "../distributed_checkpoint.hpp"

namespace typeplate::inline abi_1::weights::archive {
namespace {

constexpr std::string_view end_signature = "PK\5\6";
constexpr std::string_view locator_signature = "PK\6\7";
constexpr std::string_view zip64_signature = "PK\6\6";
constexpr std::uint64_t end_size = 22;
constexpr std::uint64_t locator_size = 20;
constexpr std::uint64_t zip64_size = 56;
constexpr std::uint64_t longest_comment = 0xffff;

[[noreturn]] void refuse(const std::string& reason) {
  throw refusal_reason("cannot be read as a zip archive: " + reason);
}

std::uint64_t comment_size(const file_view& archive, std::uint64_t end_record) {
  return byte_reader(archive, end_record + end_size - 2, end_record + end_size).little<std::uint16_t>();
}

// The last place before `limit` where an end record could begin.
std::optional<std::uint64_t> last_signature(const file_view& archive, std::uint64_t first, std::uint64_t limit) {
  while (limit > first) {
    const auto searched = archive.part(first, limit - first);
    const auto* found = static_cast<const std::byte*>(::memrchr(searched.data(), 'P', searched.size()));
    if (found == nullptr) return std::nullopt;
    limit = first + static_cast<std::uint64_t>(found - searched.data());
    if (holds_at(archive, limit, end_signature)) return limit;
  }
  return std::nullopt;
}

// Programs look for the end record from the end, from the front, with or without its comment's length in mind: it
// is taken only where all of them find the same.
std::uint64_t find_end_record(const file_view& archive) {
  if (archive.size() == 0) refuse("it is empty");
  if (archive.size() < end_size) refuse("it has " + std::to_string(archive.size()) + " bytes, too few for one");
  const std::uint64_t last = archive.size() - end_size;
  const std::uint64_t first = last - std::min(last, longest_comment);
  const auto record = last_signature(archive, first, last + 1);
  if (!record) refuse("it has no end record, as where a download was cut off, or is no zip archive");
  const std::uint64_t comment = comment_size(archive, *record);
  if (*record + end_size + comment != archive.size())
    refuse("its end record at byte " + std::to_string(*record) + " states a comment of " + std::to_string(comment) +
           " bytes, and " + std::to_string(archive.size() - *record - end_size) + " follow");
  for (auto other = last_signature(archive, first, *record); other; other = last_signature(archive, first, *other))
    if (*other + end_size + comment_size(archive, *other) == archive.size())
      refuse("it has two end records, at byte " + std::to_string(*other) + " and at byte " +
             std::to_string(*record));
  return *record;
}

struct end_fields {
  std::uint64_t members = 0;
  std::uint64_t size = 0;
  std::uint64_t begin = 0;
};

void require_one_disk(std::uint64_t disk, std::uint64_t directory_disk, std::uint64_t here, std::uint64_t members) {
  if (disk != 0 || directory_disk != 0 || here != members)
    refuse("it is one of several parts of a divided archive");
}

end_fields read_end_record(const file_view& archive, std::uint64_t at) {
  byte_reader fields(archive, at + end_signature.size(), at + end_size);
  const auto disk = fields.little<std::uint16_t>();
  const auto directory_disk = fields.little<std::uint16_t>();
  const auto here = fields.little<std::uint16_t>();
  end_fields result;
  result.members = fields.little<std::uint16_t>();
  require_one_disk(disk, directory_disk, here, result.members);
  result.size = fields.little<std::uint32_t>();
  result.begin = fields.little<std::uint32_t>();
  return result;
}

std::uint64_t zip64_place(const file_view& archive, std::uint64_t locator) {
  byte_reader fields(archive, locator + locator_signature.size(), locator + locator_size);
  const auto disk = fields.little<std::uint32_t>();
  const auto place = fields.little<std::uint64_t>();
  if (disk != 0 || fields.little<std::uint32_t>() > 1) refuse("it is one of several parts of a divided archive");
  if (place > locator || locator - place < zip64_size || !holds_at(archive, place, zip64_signature))
    refuse("its locator at byte " + std::to_string(locator) + " says that a ZIP64 end record lies at byte " +
           std::to_string(place) + ", where none is");
  return place;
}

end_fields read_zip64_record(const file_view& archive, std::uint64_t at, std::uint64_t locator) {
  byte_reader fields(archive, at + zip64_signature.size(), at + zip64_size);
  const auto size = fields.little<std::uint64_t>();
  if (size != locator - at - 12)
    refuse("its ZIP64 end record at byte " + std::to_string(at) + " states a length of " + std::to_string(size) +
           " bytes, and " + std::to_string(locator - at - 12) + " lie before the locator");
  (void)fields.little<std::uint32_t>();  // the versions of the program that wrote it and of one that reads it
  const auto disk = fields.little<std::uint32_t>();
  const auto directory_disk = fields.little<std::uint32_t>();
  const auto here = fields.little<std::uint64_t>();
  end_fields result;
  result.members = fields.little<std::uint64_t>();
  require_one_disk(disk, directory_disk, here, result.members);
  result.size = fields.little<std::uint64_t>();
  result.begin = fields.little<std::uint64_t>();
  return result;
}

// The records of an archive behind another count from its own begin, so that they lead to where it is.
void refuse_behind_another(const file_view& archive, std::uint64_t record, const end_fields& fields) {
  std::uint64_t real = record;
  std::uint64_t stated = fields.begin + fields.size;
  if (record >= locator_size + zip64_size && holds_at(archive, record - locator_size, locator_signature)) {
    real = record - locator_size - zip64_size;
    stated = byte_reader(archive, record - locator_size + 8, record).little<std::uint64_t>();
  }
  if (stated >= real) return;
  const std::uint64_t begin = real - stated;
  if (begin < end_size || !holds_at(archive, begin, "PK\3\4") ||
      !holds_at(archive, begin - end_size, end_signature))
    return;
  throw refusal_reason(
      "holds several zip archives, one behind the other, as the .distcp files of torch.distributed.checkpoint "
      "do: " +
      std::string(checkpoint_help));
}

// PyTorch writes both records with the same numbers; whoever has no room for one in the small record fills it with
// ones.
void require_same(std::uint64_t small, std::uint64_t large, std::uint64_t ones) {
  if (small != large && small != ones)
    refuse("its end record states " + std::to_string(small) + " where its ZIP64 end record states " +
           std::to_string(large));
}

}  // namespace

directory_place find_directory(const file_view& archive) {
  const std::uint64_t record = find_end_record(archive);
  end_fields fields = read_end_record(archive, record);
  refuse_behind_another(archive, record, fields);
  std::uint64_t end = record;
  if (record >= locator_size && holds_at(archive, record - locator_size, locator_signature)) {
    const std::uint64_t locator = record - locator_size;
    end = zip64_place(archive, locator);
    const end_fields large = read_zip64_record(archive, end, locator);
    require_same(fields.members, large.members, 0xffff);
    require_same(fields.size, large.size, 0xffffffff);
    require_same(fields.begin, large.begin, 0xffffffff);
    fields = large;
  }
  if (fields.size > end || fields.begin != end - fields.size)
    refuse("its end record says that a directory of " + std::to_string(fields.size) + " bytes lies at byte " +
           std::to_string(fields.begin) + ", and the record itself is at byte " + std::to_string(end));
  return {fields.begin, end, fields.members};
}

}  // namespace typeplate::inline abi_1::weights::archive
