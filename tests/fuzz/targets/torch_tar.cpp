// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The tar archives of PyTorch's first releases. The input is one byte and the members of the archive
// (support/recipe.hpp), which is packed here with right checksums; a byte of 0 leaves them wrong, another one is
// the kind of the last member.
#include <array>
#include <cstdio>
#include <string>

#include "support/recipe.hpp"
#include "support/torch_oracle.hpp"

namespace {

constexpr std::size_t block = 512;

std::string header_of(std::string_view name, std::size_t size, char kind) {
  std::string header(block, '\0');
  header.replace(0, std::min<std::size_t>(name.size(), 100), name.substr(0, 100));
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%011zo", size);
  header.replace(124, 11, digits.data(), 11);
  header[156] = kind;
  header.replace(257, 6, "ustar\0", 6);
  header.replace(148, 8, 8, ' ');
  unsigned sum = 0;
  for (const char each : header) sum += static_cast<unsigned char>(each);
  std::snprintf(digits.data(), digits.size(), "%06o", sum);
  header.replace(148, 7, digits.data(), 7);
  return header;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace typeplate;
  if (size == 0) return 0;
  const char kind = static_cast<char>(data[0]);
  const test::recipe members = test::read_recipe(test::text_of(data + 1, size - 1));
  std::string archive;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto& [name, contents] = members[i];
    archive += header_of(name, contents.size(), i + 1 == members.size() && kind != 0 ? kind : '0');
    archive += contents;
    archive.append((block - contents.size() % block) % block, '\0');
  }
  if (kind == 0 && archive.size() > block) archive[archive.size() - block] ^= 1;
  archive.append(2 * block, '\0');
  const auto bytes = std::as_bytes(std::span(archive.data(), archive.size()));
  if (weights::detect_format(bytes, test::small_limits) != weights::file_format::torch_tar) {
    test::forget_coverage();
    return 0;
  }
  test::check_torch_file(bytes);
  return 0;
}
