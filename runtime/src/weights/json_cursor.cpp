// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "json_cursor.hpp"

#include <charconv>

#include <typeplate/text/utf8.hpp>
#include <typeplate/weights/printable.hpp>
#include "byte_reader.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

constexpr std::size_t deepest = 64;

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

// A letter of a text that stands for itself: by far the most.
bool is_plain(char letter) {
  return letter >= 0x20 && letter < 0x7F && letter != '"' && letter != '\\';
}

void append_utf8(std::string& text, char32_t value) {
  const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | ((value >> shift) & 0x3FU)); };
  if (value < 0x80) {
    text += static_cast<char>(value);
  } else if (value < 0x800) {
    text += static_cast<char>(0xC0U | (value >> 6U));
    tail(0);
  } else if (value < 0x10000) {
    text += static_cast<char>(0xE0U | (value >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (value >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace

void json_cursor::not_json() const {
  throw refusal_reason(std::string(whose_) + " is not JSON at byte " + std::to_string(begin_ + at_));
}

char json_cursor::peek() {
  while (at_ < text_.size() &&
         (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
    ++at_;
  return at_ < text_.size() ? text_[at_] : '\0';
}

void json_cursor::expect(char wanted) {
  if (peek() != wanted) not_json();
  ++at_;
}

bool json_cursor::enter(char bracket) {
  if (peek() != bracket) return false;
  ++at_;
  return first_ = true;
}

bool json_cursor::at_end_of(char bracket) {
  const bool end = peek() == bracket;
  if (end)
    ++at_;
  else if (!first_)
    expect(',');
  first_ = false;
  return end;
}

bool json_cursor::next_member(std::string& key) {
  if (at_end_of('}')) return false;
  std::string decoded;
  const auto name = text(decoded);
  if (!name) not_json();
  key = *name;
  expect(':');
  return true;
}

std::optional<std::string_view> json_cursor::text(std::string& decoded) {
  if (peek() != '"') return std::nullopt;
  const std::size_t begin = ++at_;
  for (;;) {
    while (at_ < text_.size() && is_plain(text_[at_])) ++at_;
    if (at_ < text_.size() && text_[at_] == '"') return text_.substr(begin, at_++ - begin);
    if (at_ < text_.size() && text_[at_] == '\\') break;
    take_character(nullptr);
  }
  decoded = text_.substr(begin, at_ - begin);
  while (at_ >= text_.size() || text_[at_] != '"') take_character(&decoded);
  ++at_;
  return decoded;
}

void json_cursor::take_character(std::string* decoded) {
  if (at_ == text_.size()) not_json();
  if (text_[at_] == '\\') return take_escape(*decoded);
  const text::character next = text::first_character(text_.substr(at_, 4));
  if (!next.valid || next.value < 0x20) not_json();
  if (decoded != nullptr) *decoded += text_.substr(at_, next.size);
  at_ += next.size;
}

void json_cursor::take_escape(std::string& decoded) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  ++at_;
  if (at_ == text_.size()) not_json();
  const std::size_t simple = letters.find(text_[at_]);
  if (simple != std::string_view::npos) {
    decoded += meanings[simple];
    ++at_;
    return;
  }
  if (text_[at_] != 'u') not_json();
  char32_t value = four_digits();
  if (value >= 0xDC00 && value <= 0xDFFF) not_json();
  if (value >= 0xD800 && value <= 0xDBFF) {
    if (text_.substr(at_, 2) != "\\u") not_json();
    ++at_;
    const char32_t low = four_digits();
    if (low < 0xDC00 || low > 0xDFFF) not_json();
    value = 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00);
  }
  append_utf8(decoded, value);
}

// Behind the `u` of an escape.
char32_t json_cursor::four_digits() {
  const std::string_view digits = text_.substr(++at_, 4);
  std::uint32_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.size() != 4 || read.ptr != digits.data() + 4) not_json();
  at_ += 4;
  return value;
}

std::optional<std::uint64_t> json_cursor::whole_number() {
  if (!is_digit(peek())) return std::nullopt;
  const std::size_t begin = at_;
  const std::string_view digits = number();
  std::uint64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec == std::errc() && read.ptr == digits.data() + digits.size()) return value;
  at_ = begin;
  return std::nullopt;
}

void json_cursor::skip_digits() {
  if (at_ == text_.size() || !is_digit(text_[at_])) not_json();
  while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
}

// A number as it is written.
std::string_view json_cursor::number() {
  const auto here = [&] { return at_ < text_.size() ? text_[at_] : '\0'; };
  const std::size_t begin = at_;
  if (here() == '-') ++at_;
  if (here() == '0')
    ++at_;
  else
    skip_digits();
  if (here() == '.') {
    ++at_;
    skip_digits();
  }
  if (here() == 'e' || here() == 'E') {
    ++at_;
    if (here() == '+' || here() == '-') ++at_;
    skip_digits();
  }
  return text_.substr(begin, at_ - begin);
}

void json_cursor::literal(std::string_view word) {
  for (const char letter : word) {
    if (at_ == text_.size() || text_[at_] != letter) not_json();
    ++at_;
  }
}

std::string json_cursor::value_in_words() {
  std::string decoded;
  if (const auto value = text(decoded)) return "the text `" + printable(*value) + "`";
  switch (peek()) {
    case '{':
      return "an object";
    case '[':
      return "a list";
    case 'n':
      literal("null");
      return "null";
    case 't':
      literal("true");
      return "a truth value";
    case 'f':
      literal("false");
      return "a truth value";
    default:
      break;
  }
  const std::string digits = printable(number(), 30);
  return (digits.starts_with('-') ? "the negative number " : "the number ") + digits;
}

void json_cursor::skip_scalar(std::string& scratch) {
  if (peek() == '{' || peek() == '[') not_json();
  if (!text(scratch)) (void)value_in_words();
}

std::string_view json_cursor::skip_value() {
  (void)peek();
  const std::size_t begin = at_;
  std::string open;  // the brackets that are open
  std::string scratch;
  do {
    if (enter('{') || enter('[')) {
      open += text_[at_ - 1];
      if (open.size() > deepest) throw refusal_reason(std::string(whose_) + " has more than 64 nested brackets");
    } else {
      skip_scalar(scratch);
    }
    while (!open.empty() && !(open.back() == '{' ? next_member(scratch) : next_item())) open.pop_back();
  } while (!open.empty());
  return text_.substr(begin, at_ - begin);
}

void json_cursor::finish() {
  (void)peek();
  if (at_ != text_.size()) not_json();
}

}  // namespace typeplate::inline abi_1::weights
