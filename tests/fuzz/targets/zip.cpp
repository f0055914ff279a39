// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The reader of zip archives: what it accepts has members that lie apart from each other, with the bytes that
// another program unpacks, under names that stay inside; written again they read back. Checksums are repaired
// first.
#include <zlib.h>

#include <algorithm>
#include <optional>
#include <typeplate/weights/archive/zip_directory.hpp>

#include "archive/zip_writer.hpp"
#include "support/weights_oracle.hpp"
#include "support/zip_repair.hpp"

namespace {

using namespace typeplate;
using namespace typeplate::test;
namespace zip = weights::archive;
using bytes_view = std::span<const std::byte>;

void check_place(const zip::zip_entry& entry, const std::vector<zip::zip_entry>& all, std::size_t size) {
  expect(entry.begin < entry.end && entry.end <= size, "a member lies inside of the archive");
  for (const zip::zip_entry& other : all)
    expect(&other == &entry || other.begin >= entry.end || other.end <= entry.begin, "members lie apart");
}

void check_name(std::string_view name) {
  expect(!name.empty() && name.front() != '/' && name.back() != '/', "a name is relative and no folder");
  expect(name.find('\\') == std::string_view::npos && name.find('\0') == std::string_view::npos, "a name is plain");
  expect(!name.starts_with("../") && name.find("/../") == std::string_view::npos && !name.ends_with("/.."),
         "a name stays inside");
}

void check_content(bytes_view archive, const zip::zip_entry& entry, bytes_view content) {
  expect(content.size() == entry.unpacked, "a member has the bytes that the directory states");
  const auto checksum =
      ::crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()));
  expect(content.empty() || checksum == entry.crc, "another program computes the same checksum");
  expect(zip::packed_bytes(archive, entry, "file f").size() == entry.packed, "the packed bytes are all there");
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, content.size() / 2, content.size() + 9}) {
    const auto begin = zip::member_prefix(archive, entry, "file f", count);
    expect(std::ranges::equal(begin.bytes, content.first(std::min(count, content.size()))),
           "the begin of a member is its begin");
  }
}

void check_written(const std::vector<std::pair<std::string, weights::tensor_bytes>>& members) {
  weights::memory_sink sink;
  zip::zip_writer writer(sink);
  for (const auto& [name, content] : members) writer.add(name, content.bytes);
  writer.finish();
  const auto again = zip::read_zip_directory(sink.bytes, "file again", small_limits, zip::letter_case::counts);
  expect(again.size() == members.size(), "as many members are read back as were written");
  for (std::size_t i = 0; i < again.size(); ++i) {
    expect(again[i].name == members[i].first, "a member reads back under its name");
    const auto content = zip::member_bytes(sink.bytes, again[i], "file again", small_limits.unpacked_bytes);
    expect(std::ranges::equal(content.bytes, members[i].second.bytes), "a member reads back bit by bit");
  }
}

// What was read, or the sentence that refuses it.
template <class Read>
auto outcome_of(const Read& read) {
  std::pair<std::optional<decltype(read())>, std::string> outcome;
  try {
    outcome.first = read();
  } catch (const error& refusal) {
    check_sentence(refusal.what());
    outcome.second = refusal.what();
  }
  return outcome;
}

using listed = std::pair<std::optional<std::vector<zip::zip_entry>>, std::string>;

listed members_of(const weights::file_view& archive) {
  return outcome_of(
      [&] { return zip::read_zip_directory(archive, "file f", small_limits, zip::letter_case::counts); });
}

auto content_of(const weights::file_view& archive, const zip::zip_entry& entry) {
  return outcome_of([&] {
    const auto content = zip::member_bytes(archive, entry, "file f", small_limits.unpacked_bytes);
    return std::vector<std::byte>(content.bytes.begin(), content.bytes.end());
  });
}

void check_copied_ends(bytes_view archive, const listed& members) {
  const auto first = archive.first(archive.size() / 3);
  const auto last = archive.last(archive.size() / 2);
  const std::vector<std::byte> first_copy(first.begin(), first.end());
  const std::vector<std::byte> last_copy(last.begin(), last.end());
  const weights::file_view copied(archive, first_copy, last_copy);
  expect(members_of(copied) == members, "copies of the ends do not change what is listed or said");
  if (!members.first) return;
  for (const zip::zip_entry& entry : *members.first)
    expect(content_of(copied, entry) == content_of(archive, entry), "nor what a member holds");
}

void check_archive(bytes_view archive) {
  const listed found = members_of(archive);
  check_copied_ends(archive, found);
  if (!found.first) return;
  const std::vector<zip::zip_entry>& entries = *found.first;
  std::vector<std::pair<std::string, weights::tensor_bytes>> members;
  for (const zip::zip_entry& entry : entries) {
    check_name(entry.name);
    check_place(entry, entries, archive.size());
    done_or_refused([&] {
      auto content = zip::member_bytes(archive, entry, "file f", small_limits.unpacked_bytes);
      check_content(archive, entry, content.bytes);
      members.emplace_back(entry.name, std::move(content));
    });
  }
  check_written(members);
  done_or_refused([&] { (void)zip::read_zip_directory(archive, "file f", small_limits); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string archive(text_of(data, size));
  repair_checksums(archive);
  check_archive(std::as_bytes(std::span(archive.data(), archive.size())));
  return 0;
}
