// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::weights {
namespace {

// Valid UTF-8 may pass: names are in any language. Only what the terminal acts on, and broken bytes, are escaped.
std::size_t plain_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return lead >= 0x20 && lead != 0x7f ? 1 : 0;
  // C1 controls, and the directional marks, which sit in U+200x and U+206x and U+202x.
  const std::size_t length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (length == 0 || lead >= 0xf5 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(text[at + i]) & 0xc0U) != 0x80U) return 0;
  const std::string_view sequence = text.substr(at, length);
  if (lead == 0xc2 && static_cast<unsigned char>(text[at + 1]) < 0xa0) return 0;
  if (sequence.starts_with("\xe2\x80") || sequence.starts_with("\xe2\x81")) return 0;
  return length;
}

std::string escaped_byte(char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  return {'\\', 'x', digits[value >> 4U], digits[value & 0xfU]};
}

std::size_t sequence_start(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U) --at;
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
