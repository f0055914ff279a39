// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with a table, as a plain value with its place: the file's name and the terminal exist only where it
// is printed.
#pragma once

#include <cstddef>
#include <string>

namespace typeplate::inline abi_1::table {

/// A place as people count: lines of the file from 1, also inside quoted fields that hold line breaks; columns from
/// 1 in characters, not in bytes and not in fields.
struct place {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator==(const place&, const place&) = default;
  /// Which stands first in the file.
  friend bool operator<(const place& one, const place& other) {
    return one.line != other.line ? one.line < other.line : one.column < other.column;
  }
};

struct table_error {
  place where;
  std::string message;  // lower-case start, no final period, words of the file in backticks and made visible
  std::string help;     // the fix; may be empty
};

}  // namespace typeplate::inline abi_1::table
