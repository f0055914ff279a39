// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Writes a zip archive in the plainest form there is: members stored one after the other with their sizes and
// checksums before the bytes, no dates, ZIP64 only where a number needs it. Equal members give equal bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/weights/byte_sink.hpp>

namespace typeplate::inline abi_1::weights::archive {

class zip_writer {
 public:
  explicit zip_writer(byte_sink& sink) : sink_(sink) {}

  /// A member that holds `head` and then `body`. Names are UTF-8 of at most 65,535 bytes.
  void add(std::string_view name, std::span<const std::byte> head, std::span<const std::byte> body = {});
  /// The directory; nothing can be added afterwards.
  void finish();

 private:
  struct member {
    std::string name;
    std::uint32_t crc;
    std::uint64_t size;
    std::uint64_t begin;
  };

  void write(std::string_view bytes);

  byte_sink& sink_;
  std::uint64_t position_ = 0;
  std::vector<member> members_;
};

}  // namespace typeplate::inline abi_1::weights::archive
