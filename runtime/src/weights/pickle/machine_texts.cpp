// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/printable.hpp>

#include "literals.hpp"
#include "machine.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

// A length of four bytes that a writer meant as signed: STRING's and BYTES' of Python 2 to 3.3 below 2 GiB.
std::uint64_t not_negative(std::int32_t size) {
  if (size < 0) throw refusal_reason("it states a text of " + std::to_string(size) + " bytes");
  return static_cast<std::uint64_t>(size);
}

}  // namespace

std::string_view machine::line() {
  const auto from = static_cast<std::size_t>(reader_.position());
  const std::string_view rest(reinterpret_cast<const char*>(bytes_.data()) + from,
                              static_cast<std::size_t>(reader_.left()));
  const std::size_t length = rest.find('\n');
  if (length == std::string_view::npos)
    throw refusal_reason("the file ends at byte " + std::to_string(bytes_.size()) +
                         ", before the end of the line that belongs to it");
  reader_.take(length + 1);
  return rest.substr(0, length);
}

void machine::push_text(node_kind kind, std::string_view text) {
  push(builder_.add({.kind = kind, .opcode = opcode_, .text = text}));
}

void machine::push_utf8(std::string_view text) {
  if (!is_python_utf8(text)) throw refusal_reason("the text `" + printable(text) + "` is not UTF-8");
  push_text(node_kind::text, text);
}

// Python 2's `str` is bytes that Python 3 takes for a text, as the caller of its reader says. Here it is a text
// where it is UTF-8, and gives its bytes always.
void machine::load_string() {
  const std::string_view text = builder_.keep(read_quoted(line()));
  push_text(is_python_utf8(text) ? node_kind::text : node_kind::bytes, text);
}

void machine::load_binstring() {
  const std::string_view text = reader_.take_text(not_negative(reader_.little<std::int32_t>()));
  push_text(is_python_utf8(text) ? node_kind::text : node_kind::bytes, text);
}

void machine::load_short_binstring() {
  const std::string_view text = reader_.take_text(reader_.little<std::uint8_t>());
  push_text(is_python_utf8(text) ? node_kind::text : node_kind::bytes, text);
}

void machine::load_unicode() {
  push_text(node_kind::text, builder_.keep(read_raw_unicode(line())));
}

void machine::load_binunicode() {
  push_utf8(reader_.take_text(reader_.little<std::uint32_t>()));
}

void machine::load_short_binunicode() {
  push_utf8(reader_.take_text(reader_.little<std::uint8_t>()));
}

void machine::load_binunicode8() {
  push_utf8(reader_.take_text(reader_.little<std::uint64_t>()));
}

void machine::load_binbytes() {
  push_text(node_kind::bytes, reader_.take_text(reader_.little<std::uint32_t>()));
}

void machine::load_short_binbytes() {
  push_text(node_kind::bytes, reader_.take_text(reader_.little<std::uint8_t>()));
}

void machine::load_binbytes8() {
  push_text(node_kind::bytes, reader_.take_text(reader_.little<std::uint64_t>()));
}

void machine::load_bytearray8() {
  push_text(node_kind::bytearray, reader_.take_text(reader_.little<std::uint64_t>()));
}

void machine::load_next_buffer() {
  node_data data{.kind = node_kind::buffer, .opcode = opcode_, .number = static_cast<std::int64_t>(next_buffer_)};
  if (next_buffer_ < options_.buffers.size()) {
    const auto run = options_.buffers[next_buffer_];
    data.text = {reinterpret_cast<const char*>(run.data()), run.size()};
  }
  ++next_buffer_;
  push(builder_.add(data));
}

// The view that cannot be written to is another object than the buffer below it.
void machine::load_readonly_buffer() {
  node_data data = builder_[top()];
  if (data.kind == node_kind::bytes) return;
  if (data.kind != node_kind::buffer && data.kind != node_kind::bytearray)
    throw refusal_reason(std::string(words_of(data.kind)) + " lies on the stack, where a buffer belongs");
  data.read_only = true;
  pop();
  push(builder_.add(data));
}

}  // namespace typeplate::inline abi_1::weights::pickle
