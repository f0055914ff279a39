// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/message.hpp>

#include <charconv>
#include <cstdint>
#include <cstring>

namespace typeplate::inline abi_1 {
namespace {

constexpr std::size_t longest_name = 48;
constexpr std::string_view cut_mark = "...";

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The length of the UTF-8 character at the start of `text`, or 0 where there is none.
std::size_t character_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  std::size_t length = 0;
  if (lead < 0x80U) length = 1;
  if (lead >= 0xC2U && lead < 0xE0U) length = 2;
  if (lead >= 0xE0U && lead < 0xF0U) length = 3;
  if (lead >= 0xF0U && lead < 0xF5U) length = 4;
  if (length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[i])) return 0;
  }
  return length;
}

/// Characters that change how a terminal shows the text around them: C0, DEL, C1, bidirectional controls, line
/// separators and the byte-order mark.
bool is_invisible(std::string_view character) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
  if (character.size() == 1) return byte(0) < 0x20U || byte(0) == 0x7FU;
  if (character.size() == 2) return (byte(0) == 0xC2U && byte(1) < 0xA0U) || (byte(0) == 0xD8U && byte(1) == 0x9CU);
  if (character.size() != 3) return false;
  if (byte(0) == 0xEFU) return byte(1) == 0xBBU && byte(2) == 0xBFU;
  if (byte(0) != 0xE2U) return false;
  if (byte(1) == 0x80U) return (byte(2) >= 0x8BU && byte(2) <= 0x8FU) || (byte(2) >= 0xA8U && byte(2) <= 0xAEU);
  return byte(1) == 0x81U && byte(2) >= 0xA0U && byte(2) <= 0xAFU;
}

}  // namespace

message& message::text(std::string_view words) {
  if (full_) return *this;
  if (words.size() > buffer_.size() - size_) {
    // What does not fit ends in a mark; `error` itself would cut it silently.
    const std::size_t room = buffer_.size() - size_;
    std::memcpy(buffer_.data() + size_, words.data(), room);
    size_ = buffer_.size() - cut_mark.size();
    while (size_ > 0 && is_continuation(buffer_[size_])) --size_;
    std::memcpy(buffer_.data() + size_, cut_mark.data(), cut_mark.size());
    size_ += cut_mark.size();
    full_ = true;
    return *this;
  }
  if (!words.empty()) std::memcpy(buffer_.data() + size_, words.data(), words.size());
  size_ += words.size();
  return *this;
}

void message::append_visible(std::string_view character) {
  if (!is_invisible(character) && character_length(character) != 0) {
    text(character);
    return;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  for (const char byte : character) {
    const auto value = static_cast<unsigned char>(byte);
    const char escaped[] = {'\\', 'x', digits[value >> 4U], digits[value & 15U]};
    text({escaped, sizeof escaped});
  }
}

message& message::quote(std::string_view word, std::size_t longest) {
  const std::size_t end = size_ + longest;
  while (!word.empty()) {
    const std::size_t found = character_length(word);
    const std::size_t length = found == 0 ? 1 : found;
    constexpr std::size_t longest_escape = 12;
    if (word.size() > longest_escape && size_ + longest_escape + cut_mark.size() > end) return text(cut_mark);
    append_visible(word.substr(0, length));
    word.remove_prefix(length);
  }
  return *this;
}

message& message::name(std::string_view word) {
  return text("`").quote(word, longest_name).text("`");
}

message& message::count(std::size_t number) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  return text({digits, static_cast<std::size_t>(end - digits)});
}

message& message::number(double value, dtype type) {
  if (value != value) return text("nan");  // whichever sign it has
  char digits[40];
  char* const last = digits + sizeof digits;
  const auto end = type == dtype::float32 ? std::to_chars(digits, last, static_cast<float>(value)).ptr
                                          : std::to_chars(digits, last, value).ptr;
  return text({digits, static_cast<std::size_t>(end - digits)});
}

message& message::value(double value, dtype type, std::string_view unit) {
  constexpr std::size_t longest_unit = 32;
  number(value, type);
  if (unit.empty() || unit == "1") return *this;
  return text(" ").quote(unit, longest_unit);
}

}  // namespace typeplate::inline abi_1
