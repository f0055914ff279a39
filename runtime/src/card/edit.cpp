// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "typeplate/card/edit.hpp"

namespace typeplate::inline abi_1::card {

namespace {

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

// The blanks before a key, back to the bracket or comma before it: a line break with indentation, or a few spaces.
std::string_view blanks_before(std::string_view text, std::size_t offset) {
  std::size_t begin = offset;
  while (begin > 0 && is_blank(text[begin - 1])) --begin;
  return text.substr(begin, offset - begin);
}

// The line break and indentation at which a member stands: what its value's own lines continue with.
std::string line_start(std::string_view text, std::size_t offset) {
  const std::size_t line = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
  std::size_t end = begin;
  while (end < offset && (text[end] == ' ' || text[end] == '\t')) ++end;
  const bool carriage_return = begin >= 2 && text[begin - 2] == '\r';
  return (carriage_return ? "\r\n" : "\n") + std::string(text.substr(begin, end - begin));
}

std::string with_line_start(std::string_view value, const std::string& start) {
  std::string indented;
  for (const char letter : value) {
    if (letter == '\n') {
      indented += start;
    } else {
      indented += letter;
    }
  }
  return indented;
}

std::string spliced(std::string_view text, Span place, const std::string& with) {
  return std::string(text.substr(0, place.begin)) + with + std::string(text.substr(place.end));
}

}  // namespace

std::string insert_or_replace_member(std::string_view text, const JsonNode& object, std::string_view key,
                                     std::string_view value) {
  if (const JsonMember* member = find_member(object, key)) {
    return spliced(text, member->value.span, with_line_start(value, line_start(text, member->key_span.begin)));
  }
  if (object.members.empty()) {
    const std::size_t place = object.span.begin + 1;
    return spliced(text, {place, place}, json_quote(key) + ": " + with_line_start(value, line_start(text, place)));
  }
  const JsonMember& last = object.members.back();
  const std::size_t place = last.value.span.end;
  std::string_view blanks = blanks_before(text, last.key_span.begin);
  if (blanks.empty() && object.members.size() == 1) blanks = " ";
  return spliced(text, {place, place},
                 "," + std::string(blanks) + json_quote(key) + ": " +
                     with_line_start(value, line_start(text, last.key_span.begin)));
}

}  // namespace typeplate::inline abi_1::card
