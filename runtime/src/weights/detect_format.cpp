// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Which format a file is in, by its bytes alone: a name proves nothing.
#include <typeplate/error.hpp>
#include <typeplate/weights/weights_file.hpp>

#include "byte_reader.hpp"
#include "msgpack_tokens.hpp"
#include "readers.hpp"
#include "safetensors_shards.hpp"
#include "torch/tar_members.hpp"
#include "torch/torch_archive.hpp"
#include "torch/torch_stream.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

// Eight bytes of length, then the JSON object of the header.
bool is_safetensors(file_bytes bytes, const read_limits& limits) {
  if (bytes.size() < 9 || bytes[8] != std::byte{'{'}) return false;
  return byte_reader(bytes).little<std::uint64_t>() <= limits.header_bytes;
}

bool is_zip(file_bytes bytes) {
  return bytes.size() >= 4 && byte_reader(bytes).take_text(4) == "PK\x03\x04";
}

std::optional<file_format> format_of_zip(file_bytes bytes, const read_limits& limits) {
  try {
    return torch::format_of(archive::read_zip_directory(bytes, "it", limits));
  } catch (const error&) {
    return file_format::torch_zip;  // whose reader says what is wrong with the archive
  }
}

}  // namespace

std::optional<file_format> detect_format(std::span<const std::byte> bytes, const read_limits& limits) {
  if (is_safetensors(bytes, limits)) return file_format::safetensors;
  if (is_safetensors_index(bytes, limits)) return file_format::sharded_safetensors;
  if (is_msgpack(bytes)) return file_format::msgpack;
  if (is_zip(bytes)) return format_of_zip(bytes, limits);
  if (torch::magic_length(bytes) != 0) return file_format::torch_stream;
  if (torch::is_tar(bytes)) return file_format::torch_tar;
  if (is_pickle(bytes, limits)) return file_format::pickle;
  return std::nullopt;
}

}  // namespace typeplate::inline abi_1::weights
