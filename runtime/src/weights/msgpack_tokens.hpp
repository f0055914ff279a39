// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One value after the other out of msgpack: a number, a text, a run of bytes, or how many values a list or a map
// has. Source: the specification of msgpack (github.com/msgpack/msgpack, spec.md), all forms.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "byte_reader.hpp"

namespace typeplate::inline abi_1::weights {

enum class msgpack_kind : unsigned char { nil, boolean, integer, floating, text, bytes, list, map, extension };

struct msgpack_token {
  msgpack_kind kind = msgpack_kind::nil;
  std::uint64_t begin = 0;     ///< its first byte in the file
  bool truth = false;          ///< boolean
  bool negative = false;       ///< integer
  std::uint64_t number = 0;    ///< integer: its two's complement; list, map: how many values or pairs follow
  double floating = 0;         ///< floating
  std::int8_t type = 0;        ///< extension
  std::string_view content{};  ///< text, bytes, extension; borrowed
};

/// The next value. Throws `refusal_reason` where the bytes end or are none.
[[nodiscard]] msgpack_token take_msgpack(byte_reader& in);

/// "a list at byte 7", for messages.
[[nodiscard]] std::string words_for(const msgpack_token& token);

}  // namespace typeplate::inline abi_1::weights
