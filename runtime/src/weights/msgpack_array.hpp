// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The arrays in flax's msgpack: extensions that hold shape, element type and values, and the maps in which flax
// keeps arrays that are too long for one of them. Source: flax/serialization.py of flax 0.12.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/weights/element_type.hpp>
#include "msgpack_tokens.hpp"
#include "readers.hpp"

namespace typeplate::inline abi_1::weights {

/// What flax calls its extensions.
inline constexpr std::int8_t flax_array = 1;
inline constexpr std::int8_t flax_complex = 2;
inline constexpr std::int8_t flax_scalar = 3;

/// The key that marks a map as an array in pieces.
inline constexpr std::string_view flax_chunked = "__msgpack_chunked_array__";

struct flax_values {
  std::optional<element_type> type;
  std::string unread;  ///< why there is no type: "has elements of the type `int4`, ..."
  std::vector<std::uint64_t> shape;
  std::vector<file_bytes> pieces;  ///< one, but for arrays in pieces
};

/// Reads what is inside of a token, with the positions of the whole file.
[[nodiscard]] byte_reader content_of(file_bytes file, const msgpack_token& token);

/// The array in an extension. Throws `refusal_reason`.
[[nodiscard]] flax_values array_in(file_bytes file, const msgpack_token& extension);

/// Whether a map of `pairs` pairs, whose first key `in` takes next, is an array in pieces. Its keys may have any
/// order.
[[nodiscard]] bool is_chunked_array(byte_reader in, std::uint64_t pairs);

/// The array in such a map. Throws `refusal_reason`.
[[nodiscard]] flax_values take_chunked_array(file_bytes file, byte_reader& in, std::uint64_t pairs);

}  // namespace typeplate::inline abi_1::weights
