// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// An archive as a list of members without checksums, so that a fuzzer's changes reach what is inside of it: the
// harness packs them. A member is a byte with the length of its name, the name, two bytes with the length of its
// contents (little-endian), the contents. What is cut ends with the input.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace typeplate::test {

using recipe = std::vector<std::pair<std::string_view, std::string_view>>;

[[nodiscard]] inline std::string_view take_front(std::string_view& rest, std::size_t size) {
  const std::string_view front = rest.substr(0, std::min(size, rest.size()));
  rest.remove_prefix(front.size());
  return front;
}

[[nodiscard]] inline std::size_t take_length(std::string_view& rest, std::size_t bytes) {
  std::size_t length = 0;
  std::size_t place = 1;
  for (const char each : take_front(rest, bytes)) {
    length += static_cast<unsigned char>(each) * place;
    place *= 256;
  }
  return length;
}

[[nodiscard]] inline recipe read_recipe(std::string_view input) {
  recipe members;
  while (!input.empty()) {
    const std::string_view name = take_front(input, take_length(input, 1));
    const std::string_view contents = take_front(input, take_length(input, 2));
    members.emplace_back(name, contents);
  }
  return members;
}

}  // namespace typeplate::test
