// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Every byte of small pickles changed, and the files cut off everywhere: an error or a reading, never a crash, and
// never other arrays where the compression has a checksum.
#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>

#include <typeplate/error.hpp>
#include <typeplate/weights/mapped_file.hpp>
#include <typeplate/weights/weights_file.hpp>

#include "catch.hpp"
#include "message_of.hpp"

using namespace typeplate::weights;
using typeplate_tests::message_of;

namespace {

const std::filesystem::path folder = TYPEPLATE_PICKLE_FOLDER;

read_limits small_limits() {
  read_limits limits;
  limits.objects = 100'000;
  limits.object_bytes = 64'000'000;
  limits.unpacked_bytes = 1'000'000;
  return limits;
}

// What is read, as one text; empty where it is refused.
std::string contents(std::span<const std::byte> bytes) {
  try {
    const auto file = weights_file::read(bytes, "file x", small_limits());
    std::string text(name_of(file.format()));
    for (const tensor& each : file.tensors()) {
      const auto values = file.values(each);
      text += each.name + std::string(name_of(each.type)) + shape_text(each.shape);
      text.append(reinterpret_cast<const char*>(values.bytes.data()), values.bytes.size());
    }
    return text;
  } catch (const typeplate::error& reason) {
    // Every refusal is a sentence about the file.
    CHECK(std::string_view(reason.what()).starts_with("file x "));
    return {};
  }
}

std::vector<std::byte> copy_of(const std::filesystem::path& path) {
  const mapped_file file(path.string());
  return {file.bytes().begin(), file.bytes().end()};
}

std::vector<std::filesystem::path> files_ending_in(const std::string& end) {
  std::vector<std::filesystem::path> found;
  for (const auto& each : std::filesystem::directory_iterator(folder))
    if (each.path().string().ends_with(end)) found.push_back(each.path());
  std::ranges::sort(found);
  return found;
}

void check_changes_of(std::byte& each, const std::vector<std::byte>& bytes, bool is_checked,
                      const std::string& before) {
  const std::byte kept = each;
  for (const unsigned flipped : {0x01U, 0x10U, 0x80U, 0xFFU}) {
    each = kept ^ static_cast<std::byte>(flipped);
    const std::string after = contents(bytes);
    if (is_checked && !after.empty()) REQUIRE(after == before);
  }
  each = kept;
}

bool has_checksum(const std::filesystem::path& path) {
  const std::string stem = path.stem().string();
  return stem == "zlib" || stem == "gzip" || stem == "bz2" || stem == "xz";
}

}  // namespace

TEST_CASE("small pickles are read whole, and so are joblib's files with every compression") {
  CHECK(files_ending_in(".pkl").size() >= 30);
  CHECK(files_ending_in(".joblib").size() == 6);
  const std::string plain = contents(copy_of(folder / "none.joblib"));
  CHECK(plain.starts_with("joblib"));
  for (const auto& path : files_ending_in(".joblib")) {
    INFO(path);
    CHECK(contents(copy_of(path)) == plain);
  }
  for (const auto& path : files_ending_in(".pkl")) {
    INFO(path);
    CHECK(contents(copy_of(path)).starts_with("pickle"));
  }
}

TEST_CASE("a changed bit anywhere in a pickle or in joblib's file gives an error or a reading") {
  for (const std::string end : {".pkl", ".joblib"})
    for (const auto& path : files_ending_in(end)) {
      INFO(path);
      auto bytes = copy_of(path);
      const std::string before = contents(bytes);
      for (std::byte& each : bytes) check_changes_of(each, bytes, has_checksum(path), before);
    }
}

TEST_CASE("a pickle or a file of joblib's that is cut off anywhere is refused") {
  for (const std::string end : {".pkl", ".joblib"})
    for (const auto& path : files_ending_in(end)) {
      const auto bytes = copy_of(path);
      const std::string before = contents(bytes);
      for (std::size_t size = 0; size < bytes.size(); ++size) {
        INFO(path << " cut off at byte " << size);
        const std::string after = contents(std::span(bytes).first(size));
        // The byte 0x80 alone is an empty map of msgpack's. The end of bz2, xz and lzma may say nothing new.
        REQUIRE((after.empty() || after == "msgpack" || (end == ".joblib" && after == before)));
      }
    }
}

TEST_CASE("a compressed file that unpacks to just the limit is read, and one byte more is refused") {
  const auto gzip = copy_of(folder / "gzip.joblib");
  read_limits limits;
  // The last four bytes of gzip say how many come out; the other files hold the same.
  for (std::size_t i = 0; i < 4; ++i) {
    const auto byte = std::to_integer<std::uint64_t>(gzip[gzip.size() - 1 - i]);
    limits.unpacked_bytes = (i == 0 ? 0 : limits.unpacked_bytes << 8U) | byte;
  }
  for (const std::string name : {"zlib", "gzip", "bz2", "lzma", "xz"}) {
    INFO(name);
    const auto bytes = copy_of(folder / (name + ".joblib"));
    const auto refusal = [&bytes](const read_limits& most) {
      return message_of([&] { static_cast<void>(weights_file::read(bytes, "file x", most)); });
    };
    CHECK(refusal(limits) == "(no error)");
    read_limits less = limits;
    --less.unpacked_bytes;
    CHECK(refusal(less).find("it unpacks to more than the " + std::to_string(less.unpacked_bytes) + " bytes") !=
          std::string::npos);
  }
}

TEST_CASE("what a compressed file unpacks to keeps to the limit, and lz4 is refused by its name") {
  read_limits limits;
  for (const std::string name : {"zlib", "gzip", "bz2", "lzma", "xz"}) {
    INFO(name);
    const auto bytes = copy_of(folder / (name + ".joblib"));
    limits.unpacked_bytes = contents(copy_of(folder / "none.joblib")).size();
    const std::string message = message_of([&] { static_cast<void>(weights_file::read(bytes, "file x", limits)); });
    CHECK(message.find("`unpacked_bytes` of the limits allows") != std::string::npos);
  }
  constexpr std::array lz4{std::byte{0x04}, std::byte{0x22}, std::byte{0x4D}, std::byte{0x18}};
  const std::string message = message_of([&] { static_cast<void>(weights_file::read(lz4, "file x")); });
  CHECK(message.find("compressed with lz4, which is not read") != std::string::npos);
}
