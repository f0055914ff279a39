// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "torch_types.hpp"

#include <algorithm>
#include <array>

namespace typeplate::inline abi_1::weights::torch {
namespace {

struct named_type {
  std::string_view storage;
  element_type type;
};

constexpr std::array<named_type, 12> storage_classes{{{"FloatStorage", element_type::float32},
                                                      {"DoubleStorage", element_type::float64},
                                                      {"HalfStorage", element_type::float16},
                                                      {"BFloat16Storage", element_type::bfloat16},
                                                      {"LongStorage", element_type::int64},
                                                      {"IntStorage", element_type::int32},
                                                      {"ShortStorage", element_type::int16},
                                                      {"CharStorage", element_type::int8},
                                                      {"ByteStorage", element_type::uint8},
                                                      {"BoolStorage", element_type::boolean},
                                                      {"ComplexFloatStorage", element_type::complex64},
                                                      {"ComplexDoubleStorage", element_type::complex128}}};

struct quantised_class {
  std::string_view name;
  std::size_t bytes;
};

constexpr std::array<quantised_class, 5> quantised{{{"QInt8Storage", 1},
                                                    {"QUInt8Storage", 1},
                                                    {"QInt32Storage", 4},
                                                    {"QUInt4x2Storage", 1},
                                                    {"QUInt2x4Storage", 1}}};

// Those that PyTorch has as well by the names of element_type.
constexpr std::array<element_type, 21> shared_names{
    element_type::boolean,         element_type::uint8,           element_type::int8,
    element_type::float8_e5m2,     element_type::float8_e4m3,     element_type::float8_e8m0,
    element_type::float8_e5m2fnuz, element_type::float8_e4m3fnuz, element_type::int16,
    element_type::uint16,          element_type::float16,         element_type::bfloat16,
    element_type::complex32,       element_type::int32,           element_type::uint32,
    element_type::float32,         element_type::complex64,       element_type::int64,
    element_type::uint64,          element_type::float64,         element_type::complex128};

constexpr std::string_view packed_float4 = "float4_e2m1fn_x2";

}  // namespace

std::string_view storage_class_of(element_type type) {
  const auto found = std::ranges::find(storage_classes, type, &named_type::type);
  return found == storage_classes.end() ? std::string_view() : found->storage;
}

std::optional<element_type> type_of_storage_class(std::string_view name) {
  if (name == "UntypedStorage") return element_type::uint8;
  const auto found = std::ranges::find(storage_classes, name, &named_type::storage);
  return found == storage_classes.end() ? std::nullopt : std::optional(found->type);
}

std::string_view dtype_of(element_type type) {
  if (type == element_type::float4) return packed_float4;
  return std::ranges::find(shared_names, type) == shared_names.end() ? std::string_view() : name_of(type);
}

std::optional<element_type> type_of_dtype(std::string_view name) {
  if (name == packed_float4) return element_type::float4;
  for (const element_type type : shared_names)
    if (name_of(type) == name) return type;
  return std::nullopt;
}

std::size_t bytes_of_quantised(std::string_view name) {
  const auto found = std::ranges::find(quantised, name, &quantised_class::name);
  return found == quantised.end() ? 0 : found->bytes;
}

}  // namespace typeplate::inline abi_1::weights::torch
