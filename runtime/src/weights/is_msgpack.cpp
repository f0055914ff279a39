// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// msgpack begins with nothing of its own, and almost any byte may begin a map or a list: what flax writes there
// tells its files from others.
#include <algorithm>
#include <optional>

#include "json_text.hpp"
#include "msgpack_tokens.hpp"
#include "read_budget.hpp"
#include "readers.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

bool is_list(unsigned code) {
  return (code >= 0x90 && code < 0xA0) || code == 0xDC || code == 0xDD;
}

// How many bytes of its count a map or a list has behind this code; nothing for another form.
std::optional<std::size_t> bytes_of_count(unsigned code) {
  if (code >= 0x80 && code < 0xA0) return 0;
  if (code >= 0xDC && code <= 0xDF) return code % 2 == 0 ? 2 : 4;
  return std::nullopt;
}

// flax makes texts of all keys.
bool has_text_at(file_bytes bytes, std::size_t key) {
  try {
    byte_reader in(bytes, std::min(key, bytes.size()));
    const msgpack_token token = take_msgpack(in);
    return token.kind == msgpack_kind::text && is_utf8(token.content);
  } catch (const refusal_reason&) {
    return false;
  }
}

// For lists, and for maps whose first key is no text: other files soon break. A list without an array is nobody's
// weights.
bool reads_whole(file_bytes bytes, bool list, const read_limits& limits) {
  try {
    const listing found = list_msgpack(bytes, "it", limits);
    return !list || !found.tensors.empty() || !found.refused.empty();
  } catch (const limit_met&) {
    return true;
  } catch (const error&) {
    return false;
  }
}

// Where an extension that begins with this byte has its type; 0 for another form.
std::size_t place_of_type(unsigned code) {
  if (code >= 0xC7 && code <= 0xC9) return 1 + (std::size_t{1} << (code - 0xC7));
  return code >= 0xD4 && code <= 0xD8 ? 1 : 0;
}

// An array's payload is a list of three, a complex number's of two.
bool is_extension_of_flax(file_bytes bytes, std::size_t type) {
  if (bytes.size() < type + 2) return false;
  const auto payload = std::to_integer<unsigned>(bytes[type + 1]);
  switch (std::to_integer<unsigned>(bytes[type])) {
    case 1:
    case 3:
      return payload == 0x93;
    case 2:
      return payload == 0x92;
    default:
      return false;
  }
}

}  // namespace

bool is_msgpack(file_bytes bytes, const read_limits& limits) {
  if (bytes.empty()) return false;
  const auto code = std::to_integer<unsigned>(bytes.front());
  if (code == 0x80) return bytes.size() == 1;  // else the begin of a pickle
  if (const auto count = bytes_of_count(code))
    return (!is_list(code) && has_text_at(bytes, 1 + *count)) || reads_whole(bytes, is_list(code), limits);
  const std::size_t type = place_of_type(code);
  return type != 0 && is_extension_of_flax(bytes, type);
}

}  // namespace typeplate::inline abi_1::weights
