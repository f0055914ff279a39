// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Files of msgpack made by hand, so that tests can also make wrong ones. Short forms only: maps of up to 15 pairs,
// texts of up to 31 bytes, extensions and runs of up to 255.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace typeplate_tests {

inline std::string msgpack_text(std::string_view text) {
  return static_cast<char>(0xA0U | text.size()) + std::string(text);
}

/// A map of texts to values that are already msgpack.
inline std::string map_of(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::string bytes(1, static_cast<char>(0x80U | pairs.size()));
  for (const auto& [key, value] : pairs) bytes += msgpack_text(key) + value;
  return bytes;
}

/// An extension, in the shortest form.
inline std::string extension(int type, std::string_view payload) {
  std::string bytes;
  for (unsigned power = 0; power < 5; ++power)
    if (payload.size() == std::size_t{1} << power) bytes = static_cast<char>(0xD4U + power);
  if (bytes.empty()) bytes = {'\xC7', static_cast<char>(payload.size())};
  bytes += static_cast<char>(type);
  return bytes + std::string(payload);
}

/// A whole number in one byte or in nine.
inline std::string msgpack_size(std::uint64_t value) {
  if (value < 0x80) return {static_cast<char>(value)};
  std::string bytes = "\xCF";
  for (unsigned shift = 64; shift > 0; shift -= 8) bytes += static_cast<char>(value >> (shift - 8) & 0xFFU);
  return bytes;
}

/// flax's extension for an array.
inline std::string array_of(const std::vector<std::uint64_t>& shape, std::string_view type,
                            std::string_view values) {
  std::string payload = "\x93";
  payload += static_cast<char>(0x90U | shape.size());
  for (const std::uint64_t size : shape) payload += msgpack_size(size);
  payload += msgpack_text(type) + '\xC4' + static_cast<char>(values.size()) + std::string(values);
  return extension(1, payload);
}

/// flax's map for an array in pieces, of an element type of one byte or two.
inline std::string pieces_of(const std::vector<std::uint64_t>& shape, const std::string& type,
                             const std::vector<std::string>& pieces) {
  std::vector<std::pair<std::string, std::string>> sizes;
  std::vector<std::pair<std::string, std::string>> chunks;
  const std::size_t element = type == "int16" ? 2 : 1;
  for (const std::uint64_t size : shape) sizes.emplace_back(std::to_string(sizes.size()), msgpack_size(size));
  for (const std::string& piece : pieces)
    chunks.emplace_back(std::to_string(chunks.size()), array_of({piece.size() / element}, type, piece));
  return map_of({{"__msgpack_chunked_array__", "\xC3"}, {"shape", map_of(sizes)}, {"chunks", map_of(chunks)}});
}

}  // namespace typeplate_tests
