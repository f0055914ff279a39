// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Where writers put their bytes, one run after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace typeplate::inline abi_1::weights {

class byte_sink {
 public:
  byte_sink() = default;
  byte_sink(const byte_sink&) = delete;
  byte_sink& operator=(const byte_sink&) = delete;
  virtual ~byte_sink() = default;

  /// Throws `typeplate::error` where the bytes cannot be kept.
  virtual void write(std::span<const std::byte> bytes) = 0;

  /// At least so many more bytes will come, which nobody relies on: a file finds room for them at once, and says
  /// before the work where there is none.
  virtual void expect(std::uint64_t /*bytes*/) {}

  void write(std::string_view text) { write(std::as_bytes(std::span(text.data(), text.size()))); }
};

/// Keeps what is written in memory.
class memory_sink final : public byte_sink {
 public:
  using byte_sink::write;
  void write(std::span<const std::byte> run) override { bytes.insert(bytes.end(), run.begin(), run.end()); }

  std::vector<std::byte> bytes;
};

}  // namespace typeplate::inline abi_1::weights
