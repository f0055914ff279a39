// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The stream that PyTorch wrote before its zip files. The input is what follows the magic number.
#include <vector>

#include "support/torch_oracle.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace typeplate;
  constexpr std::string_view magic = "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.";
  const auto begin = std::as_bytes(std::span(magic.data(), magic.size()));
  std::vector<std::byte> file(begin.begin(), begin.end());
  const auto rest = std::as_bytes(std::span(data, size));
  file.insert(file.end(), rest.begin(), rest.end());
  test::check_torch_file(file);
  return 0;
}
