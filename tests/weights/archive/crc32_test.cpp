// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The checksum beside its definition, bit by bit. Long texts take another way than short ones where the processor
// has one.
#include <random>
#include <typeplate/weights/archive/zip_directory.hpp>
#include <vector>

#include "catch.hpp"

using typeplate::weights::archive::crc32;

namespace {

std::uint32_t bit_by_bit(std::span<const std::byte> bytes, std::uint32_t start) {
  std::uint32_t rest = ~start;
  for (const std::byte byte : bytes) {
    rest ^= std::to_integer<std::uint32_t>(byte);
    for (int bit = 0; bit < 8; ++bit) rest = (rest >> 1U) ^ ((rest & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~rest;
}

}  // namespace

TEST_CASE("the checksum of zip, of every length up to some blocks, from any begin, in one piece or two") {
  std::mt19937 random(5);
  std::vector<std::byte> bytes(6000);
  for (std::byte& each : bytes) each = static_cast<std::byte>(random());
  const std::span<const std::byte> all(bytes);
  std::size_t wrong = 0;
  for (std::size_t size = 0; size < 3000; size += 1 + size / 512) {
    const auto run = all.subspan(random() % 128, size);
    const auto start = static_cast<std::uint32_t>(size % 3 == 0 ? 0 : random());
    const std::uint32_t expected = bit_by_bit(run, start);
    wrong += crc32(run, start) != expected ? 1 : 0;
    const std::size_t first = size == 0 ? 0 : random() % size;
    wrong += crc32(run.subspan(first), crc32(run.first(first), start)) != expected ? 1 : 0;
  }
  CHECK(wrong == 0);
  CHECK(crc32({}, 7) == 7);
}

TEST_CASE("one flipped bit anywhere in a long run changes the checksum") {
  std::vector<std::byte> bytes(4096);
  const std::uint32_t before = crc32(bytes);
  for (std::size_t at = 0; at < bytes.size(); at += 61) {
    bytes[at] ^= std::byte{16};
    CHECK(crc32(bytes) != before);
    bytes[at] ^= std::byte{16};
  }
}
