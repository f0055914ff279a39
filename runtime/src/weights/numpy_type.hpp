// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// NumPy's short names of element types: "f8", "<i4", "|b1", ">U3".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <typeplate/weights/element_type.hpp>
#include <typeplate/weights/tensor.hpp>

namespace typeplate::inline abi_1::weights {

struct numpy_type {
  char kind = 0;           ///< as NumPy's dtype.kind: b, i, u, f, c, U, S, O, V, M, m
  std::uint64_t size = 0;  ///< bytes of one element
  byte_order order = byte_order::little;
  std::optional<element_type> type;  ///< nothing where no element type means the same
};

/// The type of a name; '=' and no sign mean little-endian. Nothing where NumPy knows no such type.
[[nodiscard]] std::optional<numpy_type> numpy_type_named(std::string_view name);

/// The name that NumPy writes for little-endian elements: "<f4", "|b1". Empty where NumPy has no such type.
[[nodiscard]] std::string numpy_name_of(element_type type);

}  // namespace typeplate::inline abi_1::weights
