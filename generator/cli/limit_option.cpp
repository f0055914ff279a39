// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/limit_option.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

namespace typeplate::inline abi_1::generator {
namespace {

struct Count {
  std::string_view name;
  std::uint64_t weights::read_limits::*member;
  bool in_bytes;
};

constexpr std::array counts{
    Count{"header_bytes", &weights::read_limits::header_bytes, true},
    Count{"members", &weights::read_limits::members, false},
    Count{"unpacked_bytes", &weights::read_limits::unpacked_bytes, true},
    Count{"objects", &weights::read_limits::objects, false},
    Count{"object_bytes", &weights::read_limits::object_bytes, true},
};

constexpr std::array<std::pair<std::string_view, unsigned>, 4> powers{
    {{"KiB", 10}, {"MiB", 20}, {"GiB", 30}, {"TiB", 40}}};

template <class Number>
bool read_number(std::string_view text, Number& value) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() && value > 0;
}

bool read_count(std::string_view text, bool in_bytes, std::uint64_t& value) {
  unsigned power = 0;
  for (const auto& [unit, exponent] : powers) {
    if (!in_bytes || !text.ends_with(unit)) continue;
    text.remove_suffix(unit.size());
    power = exponent;
  }
  if (!read_number(text, value) || value > std::numeric_limits<std::uint64_t>::max() >> power) return false;
  value <<= power;
  return true;
}

}  // namespace

std::string set_limit(weights::read_limits& limits, const std::string& word) {
  const std::size_t equals = std::min(word.find('='), word.size());
  const std::string_view name = std::string_view(word).substr(0, equals);
  const std::string_view number = std::string_view(word).substr(std::min(equals + 1, word.size()));
  constexpr double longest = 1e9;  // 30 years, which the clock can count
  if (name == "seconds") {
    const bool is_read = read_number(number, limits.seconds) && limits.seconds <= longest;
    return is_read ? "" : "`" + word + "` gives no number of seconds, such as seconds=600";
  }
  const auto count = std::ranges::find(counts, name, &Count::name);
  if (count == counts.end())
    return "`" + word +
           "` sets no limit; limits are seconds, unpacked_bytes, object_bytes, objects, members and header_bytes";
  if (read_count(number, count->in_bytes, limits.*(count->member))) return {};
  return "`" + word + "` gives no number, such as " + std::string(name) + (count->in_bytes ? "=20GiB" : "=5000000");
}

}  // namespace typeplate::inline abi_1::generator
