// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/element_type.hpp>

#include <array>

namespace typeplate::inline abi_1::weights {
namespace {

struct Row {
  element_type type;
  std::string_view name;         // PyTorch's, where PyTorch has the type
  std::string_view safetensors;  // empty: the format does not have it
  std::size_t bits;
};

// In the order of the enumeration, which the look-ups below rely on.
constexpr std::array<Row, 24> rows{{
    {element_type::boolean, "bool", "BOOL", 8},
    {element_type::uint8, "uint8", "U8", 8},
    {element_type::int8, "int8", "I8", 8},
    {element_type::float8_e5m2, "float8_e5m2", "F8_E5M2", 8},
    {element_type::float8_e4m3, "float8_e4m3fn", "F8_E4M3", 8},
    {element_type::float8_e8m0, "float8_e8m0fnu", "F8_E8M0", 8},
    {element_type::float8_e5m2fnuz, "float8_e5m2fnuz", "F8_E5M2FNUZ", 8},
    {element_type::float8_e4m3fnuz, "float8_e4m3fnuz", "F8_E4M3FNUZ", 8},
    {element_type::float4, "float4_e2m1fn", "F4", 4},
    {element_type::float6_e2m3, "float6_e2m3", "F6_E2M3", 6},
    {element_type::float6_e3m2, "float6_e3m2", "F6_E3M2", 6},
    {element_type::int16, "int16", "I16", 16},
    {element_type::uint16, "uint16", "U16", 16},
    {element_type::float16, "float16", "F16", 16},
    {element_type::bfloat16, "bfloat16", "BF16", 16},
    {element_type::complex32, "complex32", "", 32},
    {element_type::int32, "int32", "I32", 32},
    {element_type::uint32, "uint32", "U32", 32},
    {element_type::float32, "float32", "F32", 32},
    {element_type::complex64, "complex64", "C64", 64},
    {element_type::int64, "int64", "I64", 64},
    {element_type::uint64, "uint64", "U64", 64},
    {element_type::float64, "float64", "F64", 64},
    {element_type::complex128, "complex128", "", 128},
}};

constexpr bool in_enumeration_order() {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (static_cast<std::size_t>(rows[i].type) != i) return false;
  return true;
}
static_assert(in_enumeration_order());

}  // namespace

std::size_t bits_of(element_type type) {
  return rows[static_cast<std::size_t>(type)].bits;
}

std::string_view name_of(element_type type) {
  return rows[static_cast<std::size_t>(type)].name;
}

std::string_view safetensors_name(element_type type) {
  return rows[static_cast<std::size_t>(type)].safetensors;
}

std::optional<element_type> element_type_named(std::string_view name) {
  for (const Row& row : rows)
    if (!name.empty() && row.safetensors == name) return row.type;
  return std::nullopt;
}

std::optional<element_type> element_type_called(std::string_view name) {
  for (const Row& row : rows)
    if (row.name == name) return row.type;
  return std::nullopt;
}

}  // namespace typeplate::inline abi_1::weights
