// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Reads safetensors, a file of named tensors: 8 bytes that hold the header's length, the header (JSON), the data.
// The reader is strict and trusts nothing in the file: whatever the format does not allow is refused with a
// sentence, so that two programs can never see different tensors in the same bytes.
//
//   auto file = typeplate::weights::read_safetensors(bytes, "file reference.safetensors");
//   if (const auto* tensor = file.find("inputs.pressure")) use(tensor->bytes);
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/weights/element_type.hpp>

namespace typeplate::inline abi_1::weights {

/// One tensor of a file. `bytes` is borrowed from the file's bytes: row-major, little-endian, maybe unaligned.
struct tensor_view {
  std::string name;
  element_type type;
  std::vector<std::uint64_t> shape;
  std::span<const std::byte> bytes;
};

/// The tensors of one file in the order of their data, and the file's own notes (`__metadata__`).
struct safetensors {
  std::vector<tensor_view> tensors;
  std::map<std::string, std::string, std::less<>> metadata;

  /// The tensor of this name, or null.
  [[nodiscard]] const tensor_view* find(std::string_view name) const;
};

/// The longest header that is read, in bytes; the limit of the format's own library.
inline constexpr std::uint64_t longest_safetensors_header = 100'000'000;

/// The tensors in `bytes`, which must outlive the result. `what` begins messages: "file a.safetensors".
/// Throws `typeplate::error` with one sentence when a rule of the format is broken. Safe to call from many threads.
[[nodiscard]] safetensors read_safetensors(std::span<const std::byte> bytes, std::string_view what);

/// The numbers of a float32 or float64 tensor as doubles (exact); throws `typeplate::error` for other element
/// types.
[[nodiscard]] std::vector<double> numbers(const tensor_view& tensor, std::string_view what);

}  // namespace typeplate::inline abi_1::weights
