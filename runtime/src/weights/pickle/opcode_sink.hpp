// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Writes single opcodes with their arguments: the shortest form of each value that a protocol has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <typeplate/weights/byte_sink.hpp>
#include <typeplate/weights/pickle/tree.hpp>

namespace typeplate::inline abi_1::weights::pickle {

class opcode_sink {
 public:
  opcode_sink(byte_sink& sink, int protocol) : sink_(sink), protocol_(protocol) {}

  void op(char opcode) { put(std::string_view(&opcode, 1)); }
  void proto();
  void integer(std::int64_t value);
  void long_integer(std::string_view twos_complement);
  void floating(std::int64_t bits);
  void text(std::string_view utf8);
  /// Bytes of Python 3; protocol 2 has none, and writes a call that makes them.
  void bytes(std::string_view bytes);
  void bytearray(std::string_view bytes);
  void python2_string(std::string_view bytes);
  void global(std::string_view module, std::string_view name);
  void extension(std::int64_t code);
  void put_memo(std::uint64_t key);
  void get_memo(std::uint64_t key);
  void flush();

  [[nodiscard]] int protocol() const { return protocol_; }

 private:
  void put(std::string_view bytes);
  void little(std::uint64_t value, std::size_t size);
  void sized(char with_one_byte, char with_four, char with_eight, std::string_view bytes);
  void latin1_text(std::string_view bytes);

  byte_sink& sink_;
  int protocol_;
  std::string waiting_;
};

}  // namespace typeplate::inline abi_1::weights::pickle
