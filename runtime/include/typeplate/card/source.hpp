// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A text and places in it. Everything that reads a card speaks of byte offsets; lines and columns exist only where
// a person or an editor reads the result.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace typeplate::inline abi_1::card {

/// Bytes [begin, end) of a text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

/// A text and the name under which messages speak of it.
struct SourceFile {
  std::string name;
  std::string text;
};

/// A place as people count: both from 1, columns in characters (code points), not bytes.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator==(const Position&, const Position&) = default;
};

/// Where the lines of a text begin. The text must outlive the table.
class LineTable {
 public:
  explicit LineTable(std::string_view text);

  /// The place of a byte; an offset behind the end of the text means its end.
  [[nodiscard]] Position position(std::size_t offset) const;

  /// The bytes of the line on which this byte stands, without the end of the line.
  [[nodiscard]] Span line_around(std::size_t offset) const;

 private:
  [[nodiscard]] std::size_t line_index(std::size_t offset) const;
  [[nodiscard]] std::size_t characters_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> characters_before_block_;  // so that a hostile line of megabytes costs no time
};

}  // namespace typeplate::inline abi_1::card
