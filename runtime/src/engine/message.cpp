// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/message.hpp>
#include <typeplate/text/utf8.hpp>

#include <charconv>
#include <cstdint>
#include <cstring>

namespace typeplate::inline abi_1 {
namespace {

constexpr std::size_t longest_name = 48;
constexpr std::string_view cut_mark = "...";

}  // namespace

message& message::text(std::string_view words) {
  if (full_) return *this;
  if (words.size() > buffer_.size() - size_) {
    // What does not fit ends in a mark; `error` itself would cut it silently.
    const std::size_t room = buffer_.size() - size_;
    std::memcpy(buffer_.data() + size_, words.data(), room);
    size_ = buffer_.size() - cut_mark.size();
    while (size_ > 0 && text::is_continuation(buffer_[size_])) --size_;
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
  if (text::first_character(character).shows()) {
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
    const std::size_t length = text::first_character(word).size;
    constexpr std::size_t longest_escape = 16;
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
