// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The header of a safetensors file as a list of declared tensors, before they are compared with the file's data.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/weights/element_type.hpp>

namespace typeplate::inline abi_1::weights {

struct DeclaredTensor {
  std::string name;
  element_type type;
  std::vector<std::uint64_t> shape;
  std::uint64_t begin;
  std::uint64_t end;
};

struct SafetensorsHeader {
  std::vector<DeclaredTensor> tensors;
  std::map<std::string, std::string, std::less<>> metadata;
};

/// Reads the header's JSON. Throws std::invalid_argument whose text ends the sentence "file X is not a safetensors
/// file: ".
SafetensorsHeader read_safetensors_header(std::string_view json);

}  // namespace typeplate::inline abi_1::weights
