// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "torch_stream.hpp"

#include <array>

#include <typeplate/weights/printable.hpp>
#include "torch_types.hpp"

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

std::span<const std::byte> stream_storage(byte_reader& from, const stated_storage& stated) {
  const std::string words = "its storage `" + printable(stated.key) + "` ";
  const auto type = type_of_storage_class(stated.kind);
  // Quantised storages are those of the same integers.
  const std::uint64_t width = type ? bits_of(*type) / 8 : bytes_of_quantised(stated.kind);
  if (width == 0)
    throw refusal_reason(words + "is of the class `" + printable(stated.kind) +
                         "`, whose elements have no known size");
  const auto count = from.little<std::uint64_t>();
  if (count != stated.count)
    throw refusal_reason(words + "has " + std::to_string(count) + " elements where its objects say " +
                         std::to_string(stated.count));
  if (count > from.left() / width)
    throw refusal_reason(words + "of " + std::to_string(count) + " elements reaches beyond the file's end");
  return from.take(count * width);
}

}  // namespace typeplate::inline abi_1::weights::torch
