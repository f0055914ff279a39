// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Writes the zip archive that torch.save writes, in its own dialect: members stored and padded so that their bytes
// begin at multiples of 64, checksums behind the bytes. PyTorch computes where a member begins instead of reading
// its header where it was told to (`calculate_storage_offsets`), so the layout is part of the format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/weights/byte_sink.hpp>

namespace typeplate::inline abi_1::weights::torch {

/// Where the bytes of a member may begin.
inline constexpr std::uint64_t record_alignment = 64;

class record_writer {
 public:
  /// All members lie in the folder `root`.
  record_writer(byte_sink& sink, std::string_view root) : sink_(sink), root_(root) {}

  void add(std::string_view name, std::span<const std::byte> bytes);
  void add(std::string_view name, std::string_view text) {
    add(name, std::as_bytes(std::span(text.data(), text.size())));
  }
  /// The directory; nothing can be added afterwards.
  void finish();

  /// Twenty digits of the names and twenty of the checksums so far: equal for equal contents only.
  [[nodiscard]] std::string identity() const;

 private:
  struct entry {
    std::string name;
    std::uint32_t crc;
    std::uint64_t size;
    std::uint64_t header;  // where the local header begins
  };

  void write(std::string_view bytes);
  [[nodiscard]] std::string local_header(const entry& added) const;

  byte_sink& sink_;
  std::string root_;
  std::uint64_t position_ = 0;
  std::vector<entry> entries_;
};

}  // namespace typeplate::inline abi_1::weights::torch
