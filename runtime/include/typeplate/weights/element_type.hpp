// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The element types that named tensors in files may have, and how many bits each takes.
// One list for every file format, so that a reader of one format and a writer of another mean the same type.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace typeplate::inline abi_1::weights {

enum class element_type : unsigned char {
  boolean,
  uint8,
  int8,
  float8_e5m2,
  float8_e4m3,
  float8_e8m0,
  float8_e5m2fnuz,
  float8_e4m3fnuz,
  float4,
  float6_e2m3,
  float6_e3m2,
  int16,
  uint16,
  float16,
  bfloat16,
  complex32,
  int32,
  uint32,
  float32,
  complex64,
  int64,
  uint64,
  float64,
  complex128,
};

/// Bits of one element; a tensor's bits together are a whole number of bytes.
[[nodiscard]] std::size_t bits_of(element_type type);

/// The name as PyTorch and NumPy write it: `float32`, `bool`, `float8_e4m3fn`, ...
[[nodiscard]] std::string_view name_of(element_type type);

/// The name as safetensors writes it: `F32`, `BOOL`, ...; empty for complex32 and complex128, which it does not
/// have.
[[nodiscard]] std::string_view safetensors_name(element_type type);

/// The type that safetensors calls `name`; nothing for an unknown name.
[[nodiscard]] std::optional<element_type> element_type_named(std::string_view name);

/// The type that PyTorch and NumPy call `name`, as `name_of` gives it; nothing for an unknown name.
[[nodiscard]] std::optional<element_type> element_type_called(std::string_view name);

}  // namespace typeplate::inline abi_1::weights
