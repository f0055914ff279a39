// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The header of an npy file: eight bytes of magic and version, a length, and the literal of a Python dict with the
// element type, the order and the shape.
// Source: NumPy's format description (NEP 1), versions 1.0, 2.0 and 3.0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <typeplate/weights/element_type.hpp>
#include <typeplate/weights/tensor.hpp>
#include "../byte_reader.hpp"

namespace typeplate::inline abi_1::weights {

/// No header of numbers comes near; NumPy itself reads 10,000 bytes.
inline constexpr std::uint64_t longest_npy_header = 65'536;

struct npy_header {
  element_type type = element_type::float32;
  byte_order order = byte_order::little;
  bool column_major = false;  ///< `fortran_order`
  std::vector<std::uint64_t> shape;
  std::uint64_t size = 0;  ///< bytes before the data
};

/// An array of NumPy's whose elements no tensor can have: texts, records, Python objects. Its message has no
/// subject: "has elements of NumPy's type `<U2`, texts; ...".
class unread_elements : public refusal_reason {
 public:
  unread_elements(const std::string& reason, bool are_texts) : refusal_reason(reason), are_texts_(are_texts) {}

  [[nodiscard]] bool are_texts() const { return are_texts_; }

 private:
  bool are_texts_;
};

[[nodiscard]] bool is_npy(std::span<const std::byte> bytes);

/// How many bytes the whole header takes, from its first twelve bytes (or all, where it has fewer). Throws
/// `refusal_reason`.
[[nodiscard]] std::uint64_t npy_header_size(std::span<const std::byte> begin);

/// Reads a header that lies at the front of `bytes`. Throws `refusal_reason`, and `unread_elements` for types that
/// hold no numbers, with what to do.
[[nodiscard]] npy_header read_npy_header(std::span<const std::byte> bytes);

}  // namespace typeplate::inline abi_1::weights
