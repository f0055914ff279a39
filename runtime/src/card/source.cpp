// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "typeplate/card/source.hpp"

#include <algorithm>

namespace typeplate::inline abi_1::card {

namespace {

constexpr std::size_t block_size = 1024;

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
}

}  // namespace

LineTable::LineTable(std::string_view text) : text_(text), starts_{0} {
  std::size_t characters = 0;
  for (std::size_t offset = 0; offset < text.size(); ++offset) {
    if (offset % block_size == 0) characters_before_block_.push_back(characters);
    if (begins_character(text[offset])) ++characters;
    if (text[offset] == '\n') starts_.push_back(offset + 1);
  }
  characters_before_block_.push_back(characters);
}

std::size_t LineTable::line_index(std::size_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::size_t>(after - starts_.begin()) - 1;
}

std::size_t LineTable::characters_before(std::size_t offset) const {
  std::size_t characters = characters_before_block_[offset / block_size];
  const std::size_t begin = offset / block_size * block_size;
  for (std::size_t at = begin; at < offset; ++at) characters += begins_character(text_[at]) ? 1 : 0;
  return characters;
}

Position LineTable::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const std::size_t line = line_index(offset);
  return {line + 1, characters_before(offset) - characters_before(starts_[line]) + 1};
}

Span LineTable::line_around(std::size_t offset) const {
  const std::size_t line = line_index(std::min(offset, text_.size()));
  std::size_t end = line + 1 < starts_.size() ? starts_[line + 1] - 1 : text_.size();
  if (end > starts_[line] && text_[end - 1] == '\r') --end;
  return {starts_[line], end};
}

}  // namespace typeplate::inline abi_1::card
