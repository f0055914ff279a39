// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Safetensors files made by hand, so that tests can also make wrong ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace typeplate_tests {

/// The 8 bytes that state a header's length.
inline std::string length_bytes(std::uint64_t length) {
  std::string bytes;
  for (unsigned i = 0; i < 8; ++i) bytes.push_back(static_cast<char>(length >> (8 * i) & 0xffU));
  return bytes;
}

/// A file with this header and data, whatever they say.
inline std::string safetensors_file(std::string_view header, std::string_view data) {
  return length_bytes(header.size()) + std::string(header) + std::string(data);
}

/// Named columns of numbers, stored as `Float` ("F32" or "F64").
template <class Float>
std::string safetensors_columns(const std::vector<std::pair<std::string, std::vector<Float>>>& columns) {
  std::string header = "{";
  std::string data;
  for (const auto& [name, values] : columns) {
    const std::size_t begin = data.size();
    data.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Float));
    header += (header.size() > 1 ? "," : "") + std::string("\"") + name + "\":{\"dtype\":\"" +
              (sizeof(Float) == 4 ? "F32" : "F64") + "\",\"shape\":[" + std::to_string(values.size()) +
              "],\"data_offsets\":[" + std::to_string(begin) + "," + std::to_string(data.size()) + "]}";
  }
  header += "}";
  header.append((8 - header.size() % 8) % 8, ' ');
  return safetensors_file(header, data);
}

}  // namespace typeplate_tests
