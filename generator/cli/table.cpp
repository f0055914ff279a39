// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/table.hpp"

#include <algorithm>
#include <numeric>

#include "text/doc_comment.hpp"
#include "typeplate/text/width.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

using Row = std::vector<std::string>;

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest_wrap = 20;

// The widths of the columns; 0 for one that is left out.
std::vector<std::size_t> widths_of(const Row& heading, const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], text::width(row[i]));
  }
  for (std::size_t i = 0; i < heading.size() && i < widths.size(); ++i) {
    if (widths[i] != 0) widths[i] = std::max(widths[i], text::width(heading[i]));
  }
  return widths;
}

// As many whole characters as fit into the width, and at least one.
std::string_view take_columns(std::string_view& text, std::size_t width) {
  std::size_t bytes = 0;
  for (std::size_t used = 0; bytes < text.size();) {
    const text::character next = text::first_character(text.substr(bytes));
    used += text::width(text.substr(bytes, next.size));
    if (bytes != 0 && used > width) break;
    bytes += next.size;
  }
  const std::string_view taken = text.substr(0, bytes);
  text.remove_prefix(bytes);
  return taken;
}

// Cuts a cell that would leave no room for the others.
std::string cut(const std::string& cell, std::size_t width) {
  if (width == 0 || text::width(cell) <= width) return cell;
  std::string_view rest = cell;
  return std::string(take_columns(rest, width - 3)) + "...";
}

class TableWriter {
 public:
  TableWriter(std::vector<std::size_t> widths, std::size_t indent, const Terminal& terminal)
      : widths_(std::move(widths)), terminal_(terminal), margin_(indent, ' ') {
    while (!widths_.empty() && widths_.back() == 0) widths_.pop_back();
    for (std::size_t i = 0; i + 1 < widths_.size(); ++i) before_last_ += widths_[i] == 0 ? 0 : widths_[i] + gap;
    const std::size_t before = indent + before_last_;
    if (terminal.width != 0) wrap_ = std::max(narrowest_wrap, terminal.width - std::min(terminal.width, before));
  }

  void add(const Row& row, Style style) {
    if (widths_.empty()) return;
    std::string line;
    for (std::size_t i = 0; i + 1 < widths_.size(); ++i) {
      if (widths_[i] == 0) continue;
      const std::string cell = i < row.size() ? row[i] : std::string();
      line += styled(cell, style, terminal_) + std::string(widths_[i] - text::width(cell) + gap, ' ');
    }
    const std::string last = widths_.size() <= row.size() ? row[widths_.size() - 1] : std::string();
    for (const std::string& part : wrapped(last, wrap_)) {
      end_line(line + styled(part, style, terminal_));
      line.assign(before_last_, ' ');
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void end_line(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    text_ += line.empty() ? "\n" : margin_ + line + "\n";
  }

  std::vector<std::size_t> widths_;
  Terminal terminal_;
  std::string margin_;
  std::size_t before_last_ = 0;
  std::size_t wrap_ = 0;
  std::string text_;
};

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  if (width == 0) return {std::string(text)};
  std::vector<std::string> lines{""};
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t blanks = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(blanks);
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    if (used != 0 && used + blanks + text::width(word) > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used != 0) lines.back() += std::string(blanks, ' ');
    used += used == 0 ? 0 : blanks;
    while (text::width(word) > width) {
      lines.back() += take_columns(word, width);
      lines.emplace_back();
    }
    lines.back() += word;
    used += text::width(word);
  }
  return lines;
}

namespace {

// What the columns take when the last one is wrapped.
std::size_t needed_width(const std::vector<std::size_t>& widths, std::size_t indent) {
  if (widths.empty()) return 0;
  const std::size_t last = widths.back();
  return std::accumulate(widths.begin(), widths.end(), indent + gap * (widths.size() - 1)) - last +
         std::min(last, narrowest_wrap);
}

// One line for each cell, for a terminal that is too narrow for the columns.
std::string records_text(const Table& table, const Terminal& terminal) {
  std::string text;
  for (const Row& row : table.rows) {
    Table record{.heading = {}, .rows = {}, .indent = table.indent};
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i].empty()) record.rows.push_back({table.heading[i], row[i]});
    }
    text += (text.empty() ? "" : "\n") + table_text(record, terminal);
  }
  return text;
}

}  // namespace

std::string table_text(const Table& table, const Terminal& terminal) {
  std::vector<Row> rows = table.rows;
  for (Row& row : rows) {
    for (std::string& cell : row) cell = visible_text(cell);
    for (std::size_t i = 0; i + 1 < row.size(); ++i) row[i] = cut(row[i], terminal.width / 3);
  }
  const std::vector<std::size_t> widths = widths_of(table.heading, rows);
  if (!table.heading.empty() && needed_width(widths, table.indent) > terminal.width && terminal.width != 0) {
    return records_text(table, terminal);
  }
  TableWriter writer(widths, table.indent, terminal);
  if (!table.heading.empty()) writer.add(table.heading, Style::Heading);
  for (const Row& row : rows) writer.add(row, Style::Plain);
  return writer.take();
}

}  // namespace typeplate::inline abi_1::generator
