// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Which format a file is in, by its bytes alone: a name proves nothing.
#include <typeplate/weights/weights_file.hpp>

#include "byte_reader.hpp"
#include "msgpack_tokens.hpp"
#include "readers.hpp"
#include "safetensors_shards.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

// Eight bytes of length, then the JSON object of the header.
bool is_safetensors(file_bytes bytes, const read_limits& limits) {
  if (bytes.size() < 9 || bytes[8] != std::byte{'{'}) return false;
  return byte_reader(bytes).little<std::uint64_t>() <= limits.header_bytes;
}

}  // namespace

std::optional<file_format> detect_format(std::span<const std::byte> bytes, const read_limits& limits) {
  if (is_safetensors(bytes, limits)) return file_format::safetensors;
  if (is_safetensors_index(bytes, limits)) return file_format::sharded_safetensors;
  if (is_msgpack(bytes)) return file_format::msgpack;
  return std::nullopt;
}

}  // namespace typeplate::inline abi_1::weights
