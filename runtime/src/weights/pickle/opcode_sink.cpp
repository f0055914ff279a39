// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "opcode_sink.hpp"

#include <limits>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "literals.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

constexpr std::size_t kept_back = 1U << 16U;

std::string latin1_as_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  for (const char byte : bytes) append_utf8(text, static_cast<unsigned char>(byte));
  return text;
}

}  // namespace

void opcode_sink::put(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() >= kept_back) flush();
}

void opcode_sink::flush() {
  if (!waiting_.empty()) sink_.write(waiting_);
  waiting_.clear();
}

void opcode_sink::little(std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) op(static_cast<char>(value >> 8U * i & 0xFFU));
}

void opcode_sink::proto() {
  op('\x80');
  op(static_cast<char>(protocol_));
}

void opcode_sink::integer(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  if (value >= 0 && value <= 0xFF) {
    op('K');
    little(bits, 1);
  } else if (value >= 0 && value <= 0xFFFF) {
    op('M');
    little(bits, 2);
  } else if (value >= std::numeric_limits<std::int32_t>::min() &&
             value <= std::numeric_limits<std::int32_t>::max()) {
    op('J');
    little(bits, 4);
  } else {
    std::string eight;
    for (unsigned shift = 0; shift < 64; shift += 8) eight += static_cast<char>(bits >> shift & 0xFFU);
    long_integer(shortest_long(eight));
  }
}

void opcode_sink::long_integer(std::string_view twos_complement) {
  const bool is_short = twos_complement.size() <= 0xFF;
  if (twos_complement.size() > 0x7FFFFFFFU) throw error("an integer of more than 2 GiB has no form in a pickle");
  op(is_short ? '\x8a' : '\x8b');
  little(twos_complement.size(), is_short ? 1 : 4);
  put(twos_complement);
}

void opcode_sink::floating(std::int64_t bits) {
  op('G');
  for (unsigned shift = 64; shift > 0; shift -= 8)
    op(static_cast<char>(static_cast<std::uint64_t>(bits) >> (shift - 8) & 0xFFU));
}

// A zero in place of an opcode says that the protocol has no such form.
void opcode_sink::sized(char with_one_byte, char with_four, char with_eight, std::string_view bytes) {
  if (with_one_byte != 0 && bytes.size() <= 0xFF) {
    op(with_one_byte);
    little(bytes.size(), 1);
  } else if (bytes.size() <= 0xFFFFFFFFU) {
    op(with_four);
    little(bytes.size(), 4);
  } else if (with_eight != 0) {
    op(with_eight);
    little(bytes.size(), 8);
  } else {
    throw error("a text or bytes of " + std::to_string(bytes.size()) + " have no form in protocol " +
                std::to_string(protocol_) + " of pickle: write it in protocol 4");
  }
  if (bytes.size() < kept_back) return put(bytes);
  flush();
  sink_.write(bytes);
}

void opcode_sink::text(std::string_view utf8) {
  const bool newest = protocol_ >= 4;
  sized(newest ? '\x8c' : '\0', 'X', newest ? '\x8d' : '\0', utf8);
}

void opcode_sink::latin1_text(std::string_view bytes) {
  text(latin1_as_utf8(bytes));
  text("latin1");
}

void opcode_sink::bytes(std::string_view bytes) {
  if (protocol_ >= 3) return sized('C', 'B', protocol_ >= 4 ? '\x8e' : '\0', bytes);
  global("_codecs", "encode");
  latin1_text(bytes);
  put("\x86R");
}

void opcode_sink::bytearray(std::string_view bytes) {
  global("builtins", "bytearray");
  if (protocol_ >= 3) {
    this->bytes(bytes);
    return put("\x85R");
  }
  latin1_text(bytes);
  put("\x86R");
}

void opcode_sink::python2_string(std::string_view bytes) {
  if (bytes.size() > 0x7FFFFFFFU) throw error("a `str` of Python 2 of more than 2 GiB has no form in a pickle");
  sized('U', 'T', '\0', bytes);
}

// Before protocol 4 a name has no dots: what lies in a class is asked for with getattr, as Python writes it.
void opcode_sink::global(std::string_view module, std::string_view name) {
  if (protocol_ >= 4) {
    text(module);
    text(name);
    return op('\x93');
  }
  if (module.find('\n') != std::string_view::npos || name.find('\n') != std::string_view::npos)
    throw error("the name `" + printable(name) + "` has a line break, which protocol " + std::to_string(protocol_) +
                " of pickle cannot hold: write it in protocol 4");
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) {
    put("c");
    put(module);
    put("\n");
    put(name);
    return put("\n");
  }
  std::size_t parts = 0;
  for (const char letter : name) parts += letter == '.' ? 1U : 0U;
  for (std::size_t i = 0; i < parts; ++i) global("builtins", "getattr");
  std::size_t begin = name.find('.');
  global(module, name.substr(0, begin));
  while (begin != std::string_view::npos) {
    const std::size_t end = name.find('.', begin + 1);
    text(name.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1));
    put("\x86R");
    begin = end;
  }
}

void opcode_sink::extension(std::int64_t code) {
  const std::size_t size = code <= 0xFF ? 1 : code <= 0xFFFF ? 2 : 4;
  op(size == 1 ? '\x82' : size == 2 ? '\x83' : '\x84');
  little(static_cast<std::uint64_t>(code), size);
}

void opcode_sink::put_memo(std::uint64_t key) {
  if (protocol_ >= 4) return op('\x94');
  op(key <= 0xFF ? 'q' : 'r');
  little(key, key <= 0xFF ? 1 : 4);
}

void opcode_sink::get_memo(std::uint64_t key) {
  op(key <= 0xFF ? 'h' : 'j');
  little(key, key <= 0xFF ? 1 : 4);
}

}  // namespace typeplate::inline abi_1::weights::pickle
