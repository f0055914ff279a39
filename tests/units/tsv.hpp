// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Tab-separated tables as the unit tests use them: from a file at run time, or from a literal at compile time.
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tsv {

/// The line number `line` (0 is the header), without its end.
[[nodiscard]] constexpr std::string_view line_of(std::string_view table, int line) {
  for (; line > 0; --line) table.remove_prefix(table.find('\n') + 1);
  return table.substr(0, table.find('\n'));
}

[[nodiscard]] constexpr int line_count(std::string_view table) {
  int lines = 0;
  for (const char c : table) lines += c == '\n' ? 1 : 0;
  return lines;
}

[[nodiscard]] constexpr std::string_view field_of(std::string_view line, int field) {
  for (; field > 0; --field) {
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos) return {};
    line.remove_prefix(tab + 1);
  }
  return line.substr(0, line.find('\t'));
}

using row = std::vector<std::string>;

[[nodiscard]] inline row split(std::string_view line) {
  row fields;
  for (;;) {
    const auto tab = line.find('\t');
    fields.emplace_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

/// All rows of a file in the folder of the test data, without the header.
[[nodiscard]] inline std::vector<row> read(const std::string& name) {
  std::ifstream file(std::string(TYPEPLATE_TEST_DATA) + "/data/" + name);
  if (!file) throw std::runtime_error("cannot read " + name);
  std::vector<row> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) rows.push_back(split(line));
  return rows;
}

}  // namespace tsv
