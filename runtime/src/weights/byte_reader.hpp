// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Takes numbers and runs of bytes from the front of a file's bytes, and never reads past their end.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include <typeplate/weights/file_view.hpp>

namespace typeplate::inline abi_1::weights {

/// Why a file is refused, without its name: the reader of a format puts that before it.
class refusal_reason : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class byte_reader {
 public:
  explicit byte_reader(std::span<const std::byte> bytes, std::uint64_t position = 0)
      : bytes_(bytes), position_(position) {}
  /// Reads the bytes of a file from `begin` up to `end`; positions count from the file's begin.
  byte_reader(const file_view& file, std::uint64_t begin, std::uint64_t end)
      : bytes_(file.part(begin, end - begin)), origin_(begin) {}

  [[nodiscard]] std::uint64_t position() const { return origin_ + position_; }
  [[nodiscard]] std::uint64_t left() const { return bytes_.size() - position_; }

  /// The next `count` bytes; throws `refusal_reason`, which says at which byte the file ends too early.
  std::span<const std::byte> take(std::uint64_t count) {
    if (count > left())
      throw refusal_reason("it ends at byte " + std::to_string(origin_ + bytes_.size()) + ", where " +
                           std::to_string(count) + " bytes from byte " + std::to_string(position()) +
                           " are stated");
    const auto run = bytes_.subspan(static_cast<std::size_t>(position_), static_cast<std::size_t>(count));
    position_ += count;
    return run;
  }

  std::string_view take_text(std::uint64_t count) {
    const auto run = take(count);
    return {reinterpret_cast<const char*>(run.data()), run.size()};
  }

  template <class Number>
  Number little() {
    return number<Number>(std::endian::little);
  }

  template <class Number>
  Number big() {
    return number<Number>(std::endian::big);
  }

 private:
  template <class Number>
  Number number(std::endian order) {
    const auto run = take(sizeof(Number));
    std::array<std::byte, sizeof(Number)> raw{};
    std::copy(run.begin(), run.end(), raw.begin());
    if (order != std::endian::native) std::reverse(raw.begin(), raw.end());
    return std::bit_cast<Number>(raw);
  }

  std::span<const std::byte> bytes_;
  std::uint64_t position_ = 0;
  std::uint64_t origin_ = 0;
};

/// Whether a file holds this text at byte `at`.
inline bool holds_at(const file_view& file, std::uint64_t at, std::string_view text) {
  const std::uint64_t end = at + text.size();
  return end <= file.size() && byte_reader(file, at, end).take_text(text.size()) == text;
}

}  // namespace typeplate::inline abi_1::weights
