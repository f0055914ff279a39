// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Values that a pickle writes as text or as bytes, read as Python reads them. What Python refuses is refused:
// `refusal_reason`, without the opcode and its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace typeplate::inline abi_1::weights::pickle {

/// An integer of any size: `value` where `long_bytes` is empty, else two's complement, little-endian, as short as
/// it can be and longer than 8 bytes.
struct big_integer {
  std::int64_t value = 0;
  std::string long_bytes;
};

/// Decimal digits with a sign or without: the text of INT, LONG, PUT. At most 100,000 digits.
[[nodiscard]] big_integer read_decimal(std::string_view text);

/// The decimal digits of two's complement, little-endian, of any size, with "-" where it is negative. The time
/// grows with the square of the size.
[[nodiscard]] std::string decimal_of(std::string_view long_bytes);

/// The shortest run of `bytes` (two's complement, little-endian) that means the same integer.
[[nodiscard]] std::string_view shortest_long(std::string_view bytes);

/// The value of at most 8 bytes of two's complement, little-endian.
[[nodiscard]] std::int64_t small_long(std::string_view bytes);

/// FLOAT: what Python's `float` takes, correctly rounded.
[[nodiscard]] double read_float_text(std::string_view text);

/// STRING: a quoted literal of Python 2 with its escapes.
[[nodiscard]] std::string read_quoted(std::string_view line);

/// UNICODE: Latin-1 with \uXXXX and \UXXXXXXXX, as UTF-8.
[[nodiscard]] std::string read_raw_unicode(std::string_view line);

/// Whether the bytes are UTF-8; lone surrogates are allowed, as Python's "surrogatepass" allows them.
[[nodiscard]] bool is_python_utf8(std::string_view bytes);

/// Appends a code point as UTF-8, surrogates too.
void append_utf8(std::string& text, std::uint32_t code_point);

}  // namespace typeplate::inline abi_1::weights::pickle
