// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "torch_stream.hpp"

#include <array>

namespace typeplate::inline abi_1::weights::torch {
namespace {

using namespace std::string_view_literals;

// 0x1950A86A20F9469CFC6C as Python's pickle writes it in protocols 0 and 1, 2 and 3, 4, and 5.
constexpr std::array magic_numbers{
    "L119547037146038801333356L\n."sv,
    "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."sv,
    "\x80\x03\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."sv,
    "\x80\x04\x95\x0d\0\0\0\0\0\0\0\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."sv,
    "\x80\x05\x95\x0d\0\0\0\0\0\0\0\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."sv,
};

}  // namespace

std::uint64_t magic_length(std::span<const std::byte> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  for (const std::string_view magic : magic_numbers)
    if (text.starts_with(magic)) return magic.size();
  return 0;
}

}  // namespace typeplate::inline abi_1::weights::torch
