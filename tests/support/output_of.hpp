// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Tensors to write, from the bytes of their values.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <typeplate/weights/write_weights.hpp>
#include <utility>
#include <vector>

namespace typeplate_tests {

/// A tensor whose values are the letters of `data`.
inline typeplate::weights::output_tensor output_of(std::string name, typeplate::weights::element_type type,
                                                   std::vector<std::uint64_t> shape, std::string data) {
  auto kept = std::make_shared<const std::string>(std::move(data));
  return {std::move(name), type, std::move(shape),
          [kept] {
            return typeplate::weights::tensor_bytes{std::as_bytes(std::span(*kept)), kept};
          },
          std::nullopt};
}

inline std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace typeplate_tests
