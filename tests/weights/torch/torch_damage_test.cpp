// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Damaged files: every byte changed, every length cut. Zip archives carry checksums, so that damage is an error or
// harms nothing; the older formats carry none, so that damage may give other values, and nothing worse.
#include <fstream>
#include <iterator>
#include <optional>

#include "catch.hpp"
#include "torch_files.hpp"

using namespace typeplate_tests;

namespace {

std::vector<std::byte> file_of_data(const std::string& name) {
  std::ifstream in(std::string(TYPEPLATE_TEST_DATA) + "/../data/" + name, std::ios::binary);
  REQUIRE(in.good());
  return bytes_of(std::string(std::istreambuf_iterator<char>(in), {}));
}

// Everything that a file states, or nothing where it is refused.
std::optional<std::string> contents_of(const std::vector<std::byte>& file) {
  try {
    const weights_file opened = read(file);
    std::string all;
    for (const tensor& each : opened.tensors())
      all += each.name + std::string(name_of(each.type)) + shape_text(each.shape) +
             text_of(opened.values(each).bytes) + "\n";
    for (const refused_tensor& each : opened.refused()) all += each.name + each.reason + "\n";
    return all;
  } catch (const typeplate::error& error) {
    CHECK(std::string_view(error.what()).size() <= 400);
    return std::nullopt;
  }
}

struct damage_count {
  std::size_t refused = 0;
  std::size_t equal = 0;
  std::size_t other = 0;

  void add(const std::optional<std::string>& damaged, const std::string& whole) {
    if (!damaged)
      ++refused;
    else if (*damaged == whole)
      ++equal;
    else
      ++other;
  }
};

damage_count with_flipped_bytes(const std::vector<std::byte>& file, const std::string& whole) {
  damage_count count;
  for (std::size_t at = 0; at < file.size(); ++at)
    for (const unsigned int bits : {0x01U, 0x10U, 0x80U, 0xFFU}) {
      auto damaged = file;
      damaged[at] ^= static_cast<std::byte>(bits);
      count.add(contents_of(damaged), whole);
    }
  return count;
}

damage_count truncated(const std::vector<std::byte>& file, const std::string& whole, std::size_t shortest = 0) {
  damage_count count;
  for (std::size_t size = shortest; size < file.size(); ++size)
    count.add(contents_of({file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size)}), whole);
  return count;
}

std::vector<std::byte> small_zip() {
  return written({output("weight", element_type::float16, {2, 3}, "abcdefghijkl"),
                  output("bias", element_type::uint16, {1}, "xy")});
}

}  // namespace

TEST_CASE("a flipped byte of a torch zip file is an error or harms nothing") {
  const auto file = small_zip();
  const damage_count count = with_flipped_bytes(file, contents_of(file).value());
  CHECK(count.other == 0);
  CHECK(count.refused > file.size());
}

TEST_CASE("a truncated torch zip file is an error") {
  const auto file = small_zip();
  const damage_count count = truncated(file, contents_of(file).value());
  CHECK(count.refused == file.size());
}

TEST_CASE("a flipped byte of a TorchScript file is an error or harms nothing") {
  const auto file = file_of_data("../../engine/loading/data/linear_frozen.pt");
  const damage_count count = with_flipped_bytes(file, contents_of(file).value());
  CHECK(count.other == 0);
  CHECK(count.refused > file.size() / 2);
}

TEST_CASE("a truncated TorchScript file is an error") {
  const auto file = file_of_data("../../engine/loading/data/linear_frozen.pt");
  CHECK(truncated(file, contents_of(file).value()).refused == file.size());
}

TEST_CASE("a flipped byte of a torch stream is an error or another value, never a crash") {
  for (const std::string name : {"torch/python2_0_2.pt", "torch/storage_views_0_3.pt"}) {
    const auto file = file_of_data(name);
    const damage_count count = with_flipped_bytes(file, contents_of(file).value());
    CHECK(count.refused > file.size());
    CHECK(count.other > 0);
  }
}

TEST_CASE("a truncated torch stream is an error") {
  for (const std::string name : {"torch/python2_0_2.pt", "torch/storage_views_0_3.pt"}) {
    const auto file = file_of_data(name);
    // The first byte alone, 0x80, is a whole file of msgpack: an empty dict.
    CHECK(truncated(file, contents_of(file).value(), 2).refused == file.size() - 2);
  }
}

TEST_CASE("a flipped byte of a torch tar file is an error or another value, never a crash") {
  const auto file = file_of_data("torch/tar_0_1_9.pt");
  const damage_count count = with_flipped_bytes(file, contents_of(file).value());
  CHECK(count.refused > file.size() / 8);
  CHECK(count.equal > 0);
}

TEST_CASE("a torch tar file is an error where it is cut within its members") {
  const auto file = file_of_data("torch/tar_0_1_9.pt");
  const std::string whole = contents_of(file).value();
  const damage_count count = truncated(file, whole);
  CHECK(count.other == 0);
  CHECK(count.refused > file.size() / 2);
}
