// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "msgpack_tokens.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

// Lengths and counts: the codes of a form are in the order of one, two and four bytes.
std::uint64_t length_of(byte_reader& in, unsigned width) {
  switch (width) {
    case 0:
      return in.big<std::uint8_t>();
    case 1:
      return in.big<std::uint16_t>();
    default:
      return in.big<std::uint32_t>();
  }
}

void set_unsigned(msgpack_token& token, std::uint64_t value) {
  token.kind = msgpack_kind::integer;
  token.number = value;
}

void set_signed(msgpack_token& token, std::int64_t value) {
  set_unsigned(token, static_cast<std::uint64_t>(value));
  token.negative = value < 0;
}

void set_floating(msgpack_token& token, double value) {
  token.kind = msgpack_kind::floating;
  token.floating = value;
}

void set_count(msgpack_token& token, msgpack_kind kind, std::uint64_t count) {
  token.kind = kind;
  token.number = count;
}

void take_content(msgpack_token& token, byte_reader& in, msgpack_kind kind, std::uint64_t length) {
  token.kind = kind;
  if (kind == msgpack_kind::extension) token.type = in.big<std::int8_t>();
  token.content = in.take_text(length);
}

void take_number(msgpack_token& token, byte_reader& in, unsigned code) {
  switch (code) {
    case 0xCA:
      return set_floating(token, static_cast<double>(in.big<float>()));
    case 0xCB:
      return set_floating(token, in.big<double>());
    case 0xCC:
      return set_unsigned(token, in.big<std::uint8_t>());
    case 0xCD:
      return set_unsigned(token, in.big<std::uint16_t>());
    case 0xCE:
      return set_unsigned(token, in.big<std::uint32_t>());
    case 0xCF:
      return set_unsigned(token, in.big<std::uint64_t>());
    case 0xD0:
      return set_signed(token, in.big<std::int8_t>());
    case 0xD1:
      return set_signed(token, in.big<std::int16_t>());
    case 0xD2:
      return set_signed(token, in.big<std::int32_t>());
    default:
      return set_signed(token, in.big<std::int64_t>());
  }
}

// Codes from 0xC0 to 0xDF.
void take_coded(msgpack_token& token, byte_reader& in, unsigned code) {
  if (code == 0xC1)
    throw refusal_reason("byte " + std::to_string(token.begin) + " is 0xc1, which no form begins with");
  if (code == 0xC0) return;
  if (code == 0xC2 || code == 0xC3) {
    token.kind = msgpack_kind::boolean;
    token.truth = code == 0xC3;
  } else if (code <= 0xC6) {
    take_content(token, in, msgpack_kind::bytes, length_of(in, code - 0xC4));
  } else if (code <= 0xC9) {
    take_content(token, in, msgpack_kind::extension, length_of(in, code - 0xC7));
  } else if (code <= 0xD3) {
    take_number(token, in, code);
  } else if (code <= 0xD8) {
    take_content(token, in, msgpack_kind::extension, std::uint64_t{1} << (code - 0xD4));
  } else if (code <= 0xDB) {
    take_content(token, in, msgpack_kind::text, length_of(in, code - 0xD9));
  } else {
    const bool list = code <= 0xDD;
    set_count(token, list ? msgpack_kind::list : msgpack_kind::map, length_of(in, 1 + (code - 0xDC) % 2));
  }
}

std::string kind_in_words(const msgpack_token& token) {
  switch (token.kind) {
    case msgpack_kind::nil:
      return "nil";
    case msgpack_kind::boolean:
      return "a truth value";
    case msgpack_kind::integer:
      return "a whole number";
    case msgpack_kind::floating:
      return "a floating-point number";
    case msgpack_kind::text:
      return "a text";
    case msgpack_kind::bytes:
      return "bytes";
    case msgpack_kind::list:
      return "a list";
    case msgpack_kind::map:
      return "a map";
    case msgpack_kind::extension:
      return "an extension of type " + std::to_string(token.type);
  }
  return "";
}

}  // namespace

msgpack_token take_msgpack(byte_reader& in) {
  msgpack_token token;
  token.begin = in.position();
  const unsigned code = in.big<std::uint8_t>();
  if (code < 0x80)
    set_unsigned(token, code);
  else if (code < 0x90)
    set_count(token, msgpack_kind::map, code & 0xFU);
  else if (code < 0xA0)
    set_count(token, msgpack_kind::list, code & 0xFU);
  else if (code < 0xC0)
    take_content(token, in, msgpack_kind::text, code & 0x1FU);
  else if (code >= 0xE0)
    set_signed(token, static_cast<std::int8_t>(code));
  else
    take_coded(token, in, code);
  return token;
}

std::string words_for(const msgpack_token& token) {
  return kind_in_words(token) + " at byte " + std::to_string(token.begin);
}

}  // namespace typeplate::inline abi_1::weights
