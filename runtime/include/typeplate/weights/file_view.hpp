// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A file's bytes as readers of descriptions see them. What most files say of themselves lies at their begin and at
// their end; where copies of these are at hand, looking at them costs no page of a mapping, which is ten times
// dearer than its copy.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

namespace typeplate::inline abi_1::weights {

/// Borrows the bytes and the copies, as std::span does: what `part` gives may lie in either. Safe to read from many
/// threads.
class file_view {
 public:
  file_view() = default;
  /// Bytes without copies: a span or whatever is one (a vector, an array).
  template <class Bytes>
  requires(std::convertible_to<Bytes, std::span<const std::byte>> &&
           !std::same_as<std::remove_cvref_t<Bytes>, file_view>) file_view(Bytes&& bytes)
      : bytes_(std::forward<Bytes>(bytes)) {}
  /// `first` and `last` are copies of the first and of the last of `bytes`; they may overlap.
  file_view(std::span<const std::byte> bytes, std::span<const std::byte> first, std::span<const std::byte> last)
      : bytes_(bytes), first_(first), last_(last) {}

  [[nodiscard]] std::uint64_t size() const { return bytes_.size(); }
  /// The file itself, for bytes that stay borrowed.
  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

  /// `count` bytes from byte `begin` on, of a copy where one has them all. They must lie within the file.
  [[nodiscard]] std::span<const std::byte> part(std::uint64_t begin, std::uint64_t count) const {
    const std::uint64_t before_last = bytes_.size() - last_.size();
    if (begin + count <= first_.size()) return cut(first_, begin, count);
    return begin >= before_last ? cut(last_, begin - before_last, count) : cut(bytes_, begin, count);
  }

 private:
  static std::span<const std::byte> cut(std::span<const std::byte> from, std::uint64_t begin, std::uint64_t count) {
    return from.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(count));
  }

  std::span<const std::byte> bytes_;
  std::span<const std::byte> first_;
  std::span<const std::byte> last_;
};

}  // namespace typeplate::inline abi_1::weights
