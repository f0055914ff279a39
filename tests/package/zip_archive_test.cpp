// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/package/zip_archive.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "test_package.hpp"

using namespace typeplate::package;
using typeplate_tests::message_of;

namespace {

std::vector<std::byte> bytes_of(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

std::string text_of(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::vector<std::byte> archive(const std::vector<std::pair<std::string, std::string>>& files) {
  std::vector<zip_member> members;
  for (const auto& [name, text] : files) members.push_back({name, bytes_of(text)});
  return write_zip(members, "file t.zip");
}

std::string reason(const std::vector<std::byte>& bytes, const zip_limits& limits = {}) {
  return message_of([&] { (void)read_zip(bytes, "file t.zip", limits); });
}

}  // namespace

TEST_CASE("what is written is read again, in order") {
  const auto members = read_zip(
      archive({{"a/data.pkl", "one"}, {"a/empty", ""}, {"a/code/x.py", std::string(100'000, 'x')}}), "file t.zip");
  REQUIRE(members.size() == 3);
  CHECK(members[0].name == "a/data.pkl");
  CHECK(text_of(members[0].bytes) == "one");
  CHECK(members[1].bytes.empty());
  CHECK(text_of(members[2].bytes) == std::string(100'000, 'x'));
}

TEST_CASE("compressed members are read as what they hold") {
  const std::string folder = TYPEPLATE_TORCHSCRIPT_CASES;
  const auto plain = read_zip(bytes_of(typeplate_tests::bytes_of_file(folder + "/linear.pt")), "file linear.pt");
  const auto deflated =
      read_zip(bytes_of(typeplate_tests::bytes_of_file(folder + "/linear_deflated.pt")), "file linear_deflated.pt");
  REQUIRE(plain.size() == deflated.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    CHECK(plain[i].name == deflated[i].name);
    CHECK(plain[i].bytes == deflated[i].bytes);
  }
}

TEST_CASE("bytes that are no archive are refused") {
  CHECK(
      reason(bytes_of("no archive at all, but long enough for one")) ==
      "file t.zip cannot be read as a zip archive: it has no end record, as where a download was cut off, or is no "
      "zip archive");
  CHECK(reason({}) == "file t.zip cannot be read as a zip archive: it is empty");
}

TEST_CASE("names that leave the archive are refused") {
  CHECK(reason(archive({{"../x", "1"}})) == "file t.zip has a member named `../x`, which leaves the archive");
  CHECK(reason(archive({{"a/../x", "1"}})) == "file t.zip has a member named `a/../x`, which leaves the archive");
  CHECK(reason(archive({{"/etc/passwd", "1"}})) ==
        "file t.zip has a member named `/etc/passwd`, which leaves the archive");
  CHECK(reason(archive({{"a\\..\\x", "1"}})) ==
        "file t.zip has a member named `a\\..\\x`, which leaves the archive");
  CHECK(reason(archive({{"a/./x", "1"}})) == "file t.zip has a member named `a/./x`, which leaves the archive");
}

TEST_CASE("members that a reader could take for one another are refused") {
  CHECK(reason(archive({{"a/x.py", "1"}, {"a/x.py", "2"}})) == "file t.zip has two members named `a/x.py`");
  CHECK(reason(archive({{"a/code/x.py", "1"}, {"a/CODE/X.py", "2"}})) ==
        "file t.zip has two members named `a/CODE/X.py`, letter case aside");
}

TEST_CASE("an archive may not hold more members than the limit") {
  const zip_limits two{.members = 2};
  CHECK(reason(archive({{"a", ""}, {"b", ""}}), two) == "(no error)");
  CHECK(reason(archive({{"a", ""}, {"b", ""}, {"c", ""}}), two) ==
        "file t.zip has 3 members, more than the 2 members that `members` of the limits allows");
}

TEST_CASE("an archive may not expand beyond the limit") {
  const auto bytes = archive({{"a", std::string(600, 'x')}, {"b", std::string(600, 'x')}});
  const zip_limits tight{.expansion = 0, .free_bytes = 1000};
  CHECK(reason(bytes, tight) == "file t.zip expands to more than 1000 bytes");
}

TEST_CASE("a changed byte of a member breaks its checksum") {
  auto bytes = archive({{"a", "hello hello"}});
  bytes[30 + 1 + 3] ^= std::byte{1};
  CHECK(reason(bytes) == "file t.zip is broken: its member `a` is not what its length and checksum state");
}

TEST_CASE("an archive with any byte changed is refused or gives members within limits") {
  const auto good = archive({{"m/data.pkl", "pickle"}, {"m/code/__torch__.py", "class A: pass"}});
  std::size_t refused = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const unsigned flip : {0x01U, 0x40U, 0xffU}) {
      auto bad = good;
      bad[at] ^= std::byte{static_cast<unsigned char>(flip)};
      if (reason(bad) != "(no error)") ++refused;
    }
  }
  CHECK(refused > good.size());
}

TEST_CASE("an archive that is cut short is refused") {
  const auto good = archive({{"m/data.pkl", "pickle"}});
  for (std::size_t size = 0; size < good.size(); ++size)
    CHECK(reason({good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)}) != "(no error)");
}
