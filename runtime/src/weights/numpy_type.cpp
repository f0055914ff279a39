// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "numpy_type.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

namespace typeplate::inline abi_1::weights {
namespace {

struct row {
  char kind;
  std::uint64_t size;
  element_type type;
};

constexpr std::array<row, 14> rows{{
    {'b', 1, element_type::boolean},
    {'i', 1, element_type::int8},
    {'i', 2, element_type::int16},
    {'i', 4, element_type::int32},
    {'i', 8, element_type::int64},
    {'u', 1, element_type::uint8},
    {'u', 2, element_type::uint16},
    {'u', 4, element_type::uint32},
    {'u', 8, element_type::uint64},
    {'f', 2, element_type::float16},
    {'f', 4, element_type::float32},
    {'f', 8, element_type::float64},
    {'c', 8, element_type::complex64},
    {'c', 16, element_type::complex128},
}};

// Kinds that have a size without an element type: long doubles, texts, objects, raw bytes, times.
bool is_known_size(char kind, std::uint64_t size) {
  if (kind == 'f') return size == 12 || size == 16;
  if (kind == 'c') return size == 24 || size == 32;
  return std::string_view("USOVMm").find(kind) != std::string_view::npos;
}

std::optional<element_type> element_type_of(char kind, std::uint64_t size) {
  for (const row& each : rows)
    if (each.kind == kind && each.size == size) return each.type;
  return std::nullopt;
}

// "O" alone is the name of the objects, "?" that of the booleans; others have their size behind the kind.
std::optional<std::uint64_t> stated_size(std::string_view name) {
  if (name == "?") return 1;
  if (name == "O") return 0;
  const std::string_view digits = name.substr(1);
  std::uint64_t size = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  const bool all = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  return all ? std::optional(size) : std::nullopt;
}

}  // namespace

std::optional<numpy_type> numpy_type_named(std::string_view name) {
  numpy_type found;
  if (!name.empty() && std::string_view("<>|=").find(name.front()) != std::string_view::npos) {
    if (name.front() == '>') found.order = byte_order::big;
    name.remove_prefix(1);
  }
  if (name.empty()) return std::nullopt;
  const auto size = stated_size(name);
  if (!size) return std::nullopt;
  found.kind = name == "?" ? 'b' : name.front();
  found.size = *size;
  found.type = element_type_of(found.kind, found.size);
  if (!found.type && !is_known_size(found.kind, found.size)) return std::nullopt;
  // The size of a text is counted in characters of four bytes.
  if (found.kind == 'U') found.size = found.size > (1ULL << 60U) ? 0 : 4 * found.size;
  return found;
}

std::string numpy_name_of(element_type type) {
  const auto found = std::ranges::find(rows, type, &row::type);
  if (found == rows.end()) return {};
  return (found->size == 1 ? "|" : "<") + std::string(1, found->kind) + std::to_string(found->size);
}

}  // namespace typeplate::inline abi_1::weights
