// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How PyTorch's files name element types: by the class of a storage ("FloatStorage"), and, for types that came
// later, by the type's own name ("torch.uint16") beside a storage of plain bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <typeplate/weights/element_type.hpp>

namespace typeplate::inline abi_1::weights::torch {

/// The class of storages, without its module: "FloatStorage"; empty for types that have none.
[[nodiscard]] std::string_view storage_class_of(element_type type);
/// The type of the elements of a class of storages; nothing for others. UntypedStorage is uint8.
[[nodiscard]] std::optional<element_type> type_of_storage_class(std::string_view name);

/// The name of a `torch.dtype` without "torch.": "float8_e4m3fn"; empty where PyTorch has none.
[[nodiscard]] std::string_view dtype_of(element_type type);
/// The type of that name. `float4_e2m1fn_x2` gives float4: two of them are one element for PyTorch.
[[nodiscard]] std::optional<element_type> type_of_dtype(std::string_view name);

/// Bytes of an element of a class of storages of quantised values, which mean nothing without their scale; 0 for
/// all other classes. What is packed into a byte counts as that.
[[nodiscard]] std::size_t bytes_of_quantised(std::string_view name);

}  // namespace typeplate::inline abi_1::weights::torch
