// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/printable.hpp>

#include <algorithm>

namespace typeplate::inline abi_1::weights {
namespace {

// The bytes of the sequence that this byte begins; 0 where no character begins.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead >= 0xf5) return 0;
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

// Control characters, of ASCII and C1, and the directional marks, which sit in U+200x, U+202x and U+206x.
bool acts_on_the_terminal(std::string_view sequence) {
  const auto lead = static_cast<unsigned char>(sequence[0]);
  if (sequence.size() == 1) return lead < 0x20 || lead == 0x7f;
  if (lead == 0xc2) return static_cast<unsigned char>(sequence[1]) < 0xa0;
  return sequence.starts_with("\xe2\x80") || sequence.starts_with("\xe2\x81");
}

// Valid UTF-8 may pass: names are in any language. Only what the terminal acts on, and broken bytes, are escaped.
std::size_t plain_length(std::string_view text, std::size_t at) {
  const std::size_t length = sequence_length(static_cast<unsigned char>(text[at]));
  const std::string_view sequence = text.substr(at, length);
  if (length == 0 || sequence.size() != length) return 0;
  if (!std::all_of(sequence.begin() + 1, sequence.end(), is_continuation)) return 0;
  return acts_on_the_terminal(sequence) ? 0 : length;
}

std::string escaped_byte(char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  return {'\\', 'x', digits[value >> 4U], digits[value & 0xfU]};
}

std::size_t sequence_start(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return at;
}

}  // namespace

std::string printable(std::string_view text, std::size_t longest) {
  if (text.size() > longest) {
    const std::size_t half = longest > 3 ? (longest - 3) / 2 : 0;
    const std::size_t head = sequence_start(text, half);
    const std::size_t tail = sequence_start(text, text.size() - half);
    return printable(text.substr(0, head), longest) + "..." + printable(text.substr(tail), longest);
  }
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = plain_length(text, at);
    result += length == 0 ? escaped_byte(text[at]) : std::string(text.substr(at, length));
    at += length == 0 ? 1 : length;
  }
  return result;
}

std::string clipped(std::string text, std::size_t longest) {
  if (text.size() <= longest) return text;
  text.resize(sequence_start(text, longest > 3 ? longest - 3 : 0));
  return text + "...";
}

}  // namespace typeplate::inline abi_1::weights
