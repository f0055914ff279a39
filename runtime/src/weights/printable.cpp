// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/text/utf8.hpp>
#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::weights {
namespace {

// Valid UTF-8 may pass: names are in any language. Only what acts instead of showing, and broken bytes, are
// escaped.
std::size_t plain_length(std::string_view text, std::size_t at) {
  const text::character next = text::first_character(text.substr(at));
  return next.shows() ? next.size : 0;
}

std::string escaped_byte(char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  return {'\\', 'x', digits[value >> 4U], digits[value & 0xfU]};
}

// The begin of the character around `at`: at most three bytes before it, for bytes that are no UTF-8 may go on.
std::size_t sequence_start(std::string_view text, std::size_t at) {
  for (std::size_t back = 0; back < 4 && back <= at && at < text.size(); ++back)
    if (!text::is_continuation(text[at - back])) return at - back;
  return at;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = plain_length(text, at);
    result += length == 0 ? escaped_byte(text[at]) : std::string(text.substr(at, length));
    at += length == 0 ? 1 : length;
  }
  return result;
}

}  // namespace

std::string printable(std::string_view text, std::size_t longest) {
  if (text.size() <= longest) return escaped(text);
  const std::size_t half = longest > 3 ? (longest - 3) / 2 : 0;
  const std::size_t head = sequence_start(text, half);
  const std::size_t tail = sequence_start(text, text.size() - half);
  return escaped(text.substr(0, head)) + "..." + escaped(text.substr(tail));
}

std::string clipped(std::string text, std::size_t longest) {
  if (text.size() <= longest) return text;
  text.resize(sequence_start(text, longest > 3 ? longest - 3 : 0));
  return text + "...";
}

}  // namespace typeplate::inline abi_1::weights
