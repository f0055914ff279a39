// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Archives as real programs write them are read, whatever form they have; and what we write is one of them.
#include <filesystem>
#include <map>
#include <typeplate/weights/byte_sink.hpp>

#include "archive/zip_records.hpp"
#include "archive/zip_writer.hpp"
#include "archive_files.hpp"
#include "catch.hpp"

namespace zip = typeplate::weights::archive;
using typeplate_tests::archive_file;
using typeplate_tests::members_of;
using typeplate_tests::refusal_of;
using members = std::vector<std::pair<std::string, std::string>>;

namespace {

const std::string text = "twenty bytes of text";

std::span<const std::byte> bytes_of(std::string_view content) {
  return std::as_bytes(std::span(content.data(), content.size()));
}

std::string written(const members& files) {
  typeplate::weights::memory_sink sink;
  zip::zip_writer writer(sink);
  for (const auto& [name, content] : files) writer.add(name, bytes_of(content));
  writer.finish();
  return {reinterpret_cast<const char*>(sink.bytes.data()), sink.bytes.size()};
}

}  // namespace

TEST_CASE("stored and deflated members, comments and folders are read") {
  CHECK(members_of(archive_file("good/plain")) == members{{"a", text}, {"b", text}});
  CHECK(members_of(archive_file("good/comment")) == members{{"a", text}, {"b", text}});
  CHECK(members_of(archive_file("good/comment_of_a_member")) == members{{"a", text}, {"b", text}});
  CHECK(members_of(archive_file("good/folder")) == members{{"f/a", text}});
  CHECK(members_of(archive_file("good/padded")) == members{{"a", text}});
}

TEST_CASE("an archive without members is read") {
  CHECK(members_of(archive_file("good/empty")).empty());
}

TEST_CASE("members come in the directory's order, wherever they lie") {
  CHECK(members_of(archive_file("good/two_orders")) == members{{"b", text}, {"a", text}});
}

TEST_CASE("ZIP64 is read in local headers, in the directory and at the end") {
  CHECK(members_of(archive_file("good/zip64_sizes")) == members{{"a", text}, {"b", text}});
  CHECK(members_of(archive_file("good/zip64_deflated")) == members{{"b", text}, {"a", text}});
  CHECK(members_of(archive_file("good/zip64_entry")) == members{{"a", text}});
  CHECK(members_of(archive_file("good/zip64_end")) == members{{"a", text}, {"b", text}});
  CHECK(members_of(archive_file("good/zip64_end_twice")) == members{{"a", text}});
}

TEST_CASE("data descriptors of every form are read") {
  CHECK(members_of(archive_file("good/descriptors")) ==
        members{{"a", text}, {"b", text}, {"c", text}, {"d", text}});
}

TEST_CASE("names may be UTF-8, and TensorFlow's with a colon") {
  CHECK(members_of(archive_file("good/utf8")) == members{{"\u00fc/\u0394", text}});
  CHECK(members_of(archive_file("good/tensorflow_name")) == members{{"w:0.npy", text}});
}

TEST_CASE("an archive within an archive does not hide the end of the outer one") {
  const auto outer = members_of(archive_file("good/inner_archive"));
  REQUIRE(outer.size() == 1);
  CHECK(members_of(outer[0].second) == members{{"a", text}, {"b", text}});
}

TEST_CASE("names that differ in letter case are two members where the caller says so") {
  const std::string archive = archive_file("good/letter_case");
  CHECK(refusal_of(archive) == "has two members named `t.npy`, letter case aside");
  CHECK(members_of(archive, 1U << 20U, zip::letter_case::counts) == members{{"T.npy", text}, {"t.npy", text}});
}

TEST_CASE("more members than the limit are refused before they are read") {
  const std::string archive = archive_file("good/plain");
  const auto bytes = bytes_of(archive);
  CHECK(zip::read_zip_directory(bytes, "file t.zip", {.members = 2}).size() == 2);
  CHECK(typeplate_tests::message_of([&] { (void)zip::read_zip_directory(bytes, "file t.zip", {.members = 1}); }) ==
        "file t.zip has 2 members, more than the 1 members that `members` of the limits allows");
}

TEST_CASE("bytes that are no archive are refused") {
  CHECK(refusal_of("") == "cannot be read as a zip archive: it is empty");
  CHECK(refusal_of("PK\x05\x06") == "cannot be read as a zip archive: it has 4 bytes, too few for one");
  CHECK(refusal_of(std::string(100'000, 'P')) ==
        "cannot be read as a zip archive: it has no end record, as where a download was cut off, or is no zip "
        "archive");
}

TEST_CASE("a large archive is listed by its directory alone, and a wrong local header met with its member") {
  std::string archive = written({{"good", std::string(2U << 20U, 'x')}, {"bad", "content"}});
  const std::size_t local = archive.find("bad");
  archive.replace(local, 3, "BAD");
  const auto bytes = bytes_of(archive);
  const auto entries = zip::read_zip_directory(bytes, "file t.zip");
  REQUIRE(entries.size() == 2);
  CHECK(zip::member_bytes(bytes, entries[0], "file t.zip", 0).bytes.size() == 2U << 20U);
  CHECK(typeplate_tests::message_of([&] { (void)zip::member_bytes(bytes, entries[1], "file t.zip", 0); }) ==
        "file t.zip is broken: its member `bad` at byte " + std::to_string(local - 30) +
            " has a local header with the name `BAD`");
}

TEST_CASE("stored members are borrowed, and the begin of a deflated one is unpacked alone") {
  const std::string archive = archive_file("good/plain");
  const auto bytes = bytes_of(archive);
  const auto entries = zip::read_zip_directory(bytes, "file t.zip");
  const auto stored = zip::member_bytes(bytes, entries[0], "file t.zip", 0);
  CHECK(stored.bytes.data() == bytes.data() + 31);
  for (const auto& entry : entries) {
    for (const std::size_t count : {0U, 1U, 6U, 20U, 21U}) {
      const auto prefix = zip::member_prefix(bytes, entry, "file t.zip", count);
      CHECK(std::string(reinterpret_cast<const char*>(prefix.bytes.data()), prefix.bytes.size()) ==
            text.substr(0, count));
    }
  }
}

TEST_CASE("a deflated member that ends before the begin that is asked for is refused") {
  const std::string archive = archive_file("hostile/deflate_cut_off");
  const auto bytes = bytes_of(archive);
  const auto entries = zip::read_zip_directory(bytes, "file t.zip");
  REQUIRE(entries.size() == 1);
  CHECK(zip::member_prefix(bytes, entries.front(), "file t.zip", 3).bytes.size() == 3);
  CHECK(typeplate_tests::message_of([&] { (void)zip::member_prefix(bytes, entries.front(), "file t.zip", 20); }) ==
        "file t.zip is broken: its member `a` is not what its length and checksum state");
}

TEST_CASE("the begin of a bomb costs no more than it has bytes") {
  const std::string archive = archive_file("hostile/bomb_by_its_size");
  const auto bytes = bytes_of(archive);
  const auto entries = zip::read_zip_directory(bytes, "file t.zip");
  const auto prefix = zip::member_prefix(bytes, entries[0], "file t.zip", 100);
  CHECK(prefix.bytes.size() == 100);
}

TEST_CASE("the checksum is the one of zip, also in pieces and of nothing") {
  CHECK(zip::crc32(bytes_of("123456789")) == 0xCBF43926U);
  CHECK(zip::crc32(bytes_of("6789"), zip::crc32(bytes_of("12345"))) == 0xCBF43926U);
  CHECK(zip::crc32({}, 7) == 7);
}

TEST_CASE("what is written is read again, the same bytes each time") {
  const members files{{"a/b.npy", "content"}, {"empty", ""}, {"\u00fc", std::string(70'000, 'x')}};
  CHECK(members_of(written(files)) == files);
  CHECK(written(files) == written(files));
  CHECK(members_of(written({})).empty());
}

TEST_CASE("a field that is longer than a number is zero behind it") {
  std::string bytes;
  zip::append_little(bytes, 0x0102, 12);
  CHECK(bytes == "\x02\x01" + std::string(10, '\0'));
}

TEST_CASE("more members than the first zip format counts are written with ZIP64") {
  members files;
  while (files.size() < 65'534) files.emplace_back("member " + std::to_string(files.size()), "");
  const auto has_zip64 = [](const std::string& archive) { return archive.find("PK\x06\x06") != std::string::npos; };
  CHECK_FALSE(has_zip64(written(files)));
  CHECK(members_of(written(files)) == files);
  files.emplace_back("the 65535th, whose number means that the number is elsewhere", "");
  CHECK(has_zip64(written(files)));
  CHECK(members_of(written(files)) == files);
  while (files.size() < 65'540) files.emplace_back("member " + std::to_string(files.size()), "");
  CHECK(members_of(written(files)) == files);
}

TEST_CASE("any bit of an archive changed: it is refused, or its members are the same") {
  for (const auto& file : std::filesystem::directory_iterator(std::string(TYPEPLATE_ARCHIVES) + "/good")) {
    const std::string good = archive_file("good/" + file.path().stem().string());
    const auto before = members_of(good, 1U << 20U, zip::letter_case::counts);
    std::size_t refused = 0;
    for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
      std::string bad = good;
      bad[bit / 8] = static_cast<char>(static_cast<unsigned char>(bad[bit / 8]) ^ 1U << bit % 8);
      members after;
      const std::string words =
          typeplate_tests::message_of([&] { after = members_of(bad, 1U << 20U, zip::letter_case::counts); });
      if (words == "(no error)") {
        INFO(file.path() << " bit " << bit);
        REQUIRE(after == before);
      } else {
        ++refused;
      }
    }
    CHECK(refused > 5 * good.size());
  }
}

TEST_CASE("an archive cut off at any byte is refused") {
  for (const auto& file : std::filesystem::directory_iterator(std::string(TYPEPLATE_ARCHIVES) + "/good")) {
    const std::string good = archive_file("good/" + file.path().stem().string());
    for (std::size_t size = 0; size < good.size(); ++size) {
      INFO(file.path() << " cut to " << size);
      REQUIRE(refusal_of(good.substr(0, size)) != "(no error)");
    }
  }
}
