// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/csv_writer.hpp"

namespace typeplate::inline abi_1::table {

void append_field(std::string& out, std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const bool special = text.find_first_of(",\"\r\n") != std::string_view::npos;
  const bool blank_end = !text.empty() && (blanks.find(text.front()) != std::string_view::npos ||
                                           blanks.find(text.back()) != std::string_view::npos);
  if (!special && !blank_end) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

}  // namespace typeplate::inline abi_1::table
