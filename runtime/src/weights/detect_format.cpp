// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Which format a file is in, by its bytes alone: a name proves nothing.
#include <algorithm>
#include <utility>

#include <typeplate/error.hpp>
#include <typeplate/weights/weights_file.hpp>

#include "byte_reader.hpp"
#include "foreign_format.hpp"
#include "numpy/npy_header.hpp"
#include "readers.hpp"
#include "safetensors_shards.hpp"
#include "torch/tar_members.hpp"
#include "torch/torch_archive.hpp"
#include "torch/torch_stream.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

// Eight bytes of length, then the JSON object of the header. Where it ends within the file or is of an allowed
// size, its reader says what is wrong with it.
bool is_safetensors(const file_view& file, const read_limits& limits) {
  if (file.size() < 9) return false;
  byte_reader begin(file, 0, 9);
  const auto header = begin.little<std::uint64_t>();
  return begin.take_text(1) == "{" && header <= std::max<std::uint64_t>(limits.header_bytes, file.size() - 8);
}

bool holds_arrays(std::span<const archive::zip_entry> members) {
  return members.empty() ||
         std::ranges::any_of(members, [](const auto& each) { return each.name.ends_with(".npy"); });
}

detection detect_zip(const file_view& file, std::string_view what, const read_limits& limits) {
  auto members = archive::read_zip_directory(file, what, limits, archive::letter_case::counts);
  auto format = torch::format_of(members);
  if (!format && holds_arrays(members)) format = file_format::npz;
  return {format, std::move(members)};
}

// The second is an archive without members, which numpy.savez writes where it is given no arrays.
bool is_zip(const file_view& file) {
  return holds_at(file, 0, "PK\x03\x04") || holds_at(file, 0, "PK\x05\x06");
}

// What is no zip archive and no pickle.
std::optional<file_format> known_format(const file_view& file, const read_limits& limits) {
  if (is_safetensors(file, limits)) return file_format::safetensors;
  const file_bytes bytes = file.bytes();
  if (is_safetensors_index(bytes, limits)) return file_format::sharded_safetensors;
  if (is_msgpack(bytes, limits)) return file_format::msgpack;
  if (is_npy(bytes)) return file_format::npy;
  if (torch::magic_length(bytes) != 0) return file_format::torch_stream;
  if (torch::is_tar(bytes) && !torch::is_foreign_tar(bytes)) return file_format::torch_tar;
  return std::nullopt;
}

// Text may begin with a small pickle of protocol 0. A file of one has nothing behind it, or another file.
bool is_pickle(file_bytes bytes, const read_limits& limits) {
  const auto rest = behind_pickle(bytes, limits);
  return rest && (rest->empty() || is_zip(*rest) || known_format(*rest, limits) || behind_pickle(*rest, limits));
}

// What is no zip archive.
std::optional<file_format> format_of(const file_view& file, const read_limits& limits) {
  if (!foreign_format(file).empty()) return std::nullopt;
  if (const auto known = known_format(file, limits)) return known;
  return !torch::is_tar(file.bytes()) && is_pickle(file.bytes(), limits) ? std::optional(file_format::pickle)
                                                                         : std::nullopt;
}

}  // namespace

detection detect(const file_view& file, std::string_view what, const read_limits& limits) {
  // A header of safetensors that has 0x04034b50 bytes also begins as a zip archive does.
  if (is_zip(file) && !is_safetensors(file, limits)) return detect_zip(file, what, limits);
  return {format_of(file, limits), {}};
}

std::optional<file_format> detect_format(const file_view& file, const read_limits& limits) {
  try {
    return detect(file, "it", limits).format;
  } catch (const error&) {
    return file_format::torch_zip;  // whoever opens it is told what is wrong with the archive
  }
}

}  // namespace typeplate::inline abi_1::weights
