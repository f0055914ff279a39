// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <bit>

#include "literals.hpp"
#include "machine.hpp"

namespace typeplate::inline abi_1::weights::pickle {

void machine::load_none() {
  push(builder_.none());
}

void machine::load_true() {
  push(builder_.boolean(true));
}

void machine::load_false() {
  push(builder_.boolean(false));
}

// Protocol 0 and 1 write True as I01 and False as I00. Other numbers with a leading zero are octal to one of
// Python's two readers and an error to the other.
void machine::load_int() {
  const std::string_view text = line();
  if (text == "00" || text == "01") return push(builder_.boolean(text == "01"));
  if (text.size() > 1 && text.front() == '0')
    throw refusal_reason("an integer with a leading zero has no one meaning");
  const big_integer read = read_decimal(text);
  if (read.long_bytes.empty()) return push(builder_.integer(read.value));
  push_long(builder_.keep(read.long_bytes));
}

void machine::load_binint() {
  push(builder_.integer(reader_.little<std::int32_t>()));
}

void machine::load_binint1() {
  push(builder_.integer(reader_.little<std::uint8_t>()));
}

void machine::load_binint2() {
  push(builder_.integer(reader_.little<std::uint16_t>()));
}

void machine::load_long() {
  std::string_view text = line();
  if (text.ends_with('L')) text.remove_suffix(1);
  const big_integer read = read_decimal(text);
  builder_.check_time();
  if (read.long_bytes.empty()) return push(builder_.integer(read.value));
  push_long(builder_.keep(read.long_bytes));
}

void machine::push_long(std::string_view bytes) {
  const std::string_view shortest = shortest_long(bytes);
  if (shortest.size() <= 8) return push(builder_.integer(small_long(shortest)));
  push(builder_.add({.kind = node_kind::integer, .text = shortest}));
}

void machine::load_long1() {
  push_long(reader_.take_text(reader_.little<std::uint8_t>()));
}

void machine::load_long4() {
  const auto size = reader_.little<std::int32_t>();
  if (size < 0) throw refusal_reason("it states an integer of " + std::to_string(size) + " bytes");
  push_long(reader_.take_text(static_cast<std::uint64_t>(size)));
}

void machine::load_float() {
  push(builder_.add({.kind = node_kind::floating, .number = std::bit_cast<std::int64_t>(read_float_text(line()))}));
}

void machine::load_binfloat() {
  push(builder_.add({.kind = node_kind::floating, .number = reader_.big<std::int64_t>()}));
}

}  // namespace typeplate::inline abi_1::weights::pickle
