// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

namespace typeplate::inline abi_1::generator {
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
