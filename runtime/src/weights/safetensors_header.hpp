// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The header of a safetensors file: what it declares, compared with the size of the file's data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <typeplate/weights/element_type.hpp>
#include <typeplate/weights/file_view.hpp>
#include <typeplate/weights/read_limits.hpp>

namespace typeplate::inline abi_1::weights {

/// The key of the header that holds the file's own notes, and can name no tensor.
inline constexpr std::string_view safetensors_notes = "__metadata__";

struct DeclaredTensor {
  std::string name;
  element_type type;
  std::vector<std::uint64_t> shape;
  std::uint64_t begin;  ///< in bytes, from the begin of the data
  std::uint64_t end;
};

struct SafetensorsHeader {
  std::vector<DeclaredTensor> tensors;  ///< in the order of their data
  std::map<std::string, std::string, std::less<>> metadata;
  std::span<const std::byte> data;
};

/// The header of a file, every rule of the format checked, within the limits. Throws `refusal_reason`.
[[nodiscard]] SafetensorsHeader read_safetensors_header(const file_view& file, const read_limits& limits);

}  // namespace typeplate::inline abi_1::weights
