// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

// The number of bytes a first byte announces, 0 if it cannot be a first byte.
std::size_t announced_size(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

bool is_scalar_value(char32_t value, std::size_t size) {
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value >= smallest[size] && value <= 0x10FFFF && !surrogate;
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const CodePoint bad{first, 1, false};
  const std::size_t size = announced_size(first);
  if (size == 0 || size > text.size()) return bad;
  char32_t value = size == 1 ? first : static_cast<char32_t>(first & (0x7F >> size));
  for (const char byte : text.substr(1, size - 1)) {
    if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) return bad;
    value = (value << 6) | (static_cast<unsigned char>(byte) & 0x3F);
  }
  return is_scalar_value(value, size) ? CodePoint{value, size, true} : bad;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(first_code_point(text).size);
  return count;
}

std::string code_point_name(char32_t value) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string reversed;
  for (; value != 0 || reversed.size() < 4; value >>= 4) reversed.push_back(digits[value & 0xF]);
  return "U+" + std::string(reversed.rbegin(), reversed.rend());
}

}  // namespace typeplate::inline abi_1::generator
