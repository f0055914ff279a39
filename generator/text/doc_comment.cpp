// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "text/doc_comment.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

// Takes everything up to the next line break, and the break, from the front of the text.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find_first_of("\r\n");
  const std::string_view line = text.substr(0, end);
  if (end == std::string_view::npos) {
    text = {};
  } else {
    const bool two_characters = text.substr(end, 2) == "\r\n";
    text.remove_prefix(end + (two_characters ? 2 : 1));
  }
  return line;
}

std::string_view take_word(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  const std::string_view word = line.substr(0, line.find(' '));
  line.remove_prefix(word.size());
  return word;
}

std::string_view take_characters(std::string_view& word, std::size_t count) {
  std::size_t bytes = 0;
  while (count-- > 0 && bytes < word.size()) bytes += first_code_point(word.substr(bytes)).size;
  const std::string_view taken = word.substr(0, bytes);
  word.remove_prefix(bytes);
  return taken;
}

// A comment that ends in a backslash, or in its trigraph, would swallow the next line.
void keep_to_this_line(std::string& line) {
  const char last = line.empty() ? ' ' : line.back();
  if (last != '\\' && !line.ends_with("?\?/")) return;
  line.pop_back();
  line += "<" + code_point_name(static_cast<unsigned char>(last)) + ">";
}

class LineFiller {
 public:
  explicit LineFiller(std::size_t width) : width_(width) {}

  void add_word(std::string_view word) {
    const std::size_t length = count_code_points(word);
    if (used_ != 0 && used_ + 1 + length > width_) end_line();
    if (used_ != 0) append(" ");
    while (used_ == 0 && count_code_points(word) > width_) {
      append(take_characters(word, width_));
      end_line();
    }
    append(word);
  }

  void end_line() {
    keep_to_this_line(line_);
    lines_.push_back(line_.empty() ? "///" : "/// " + line_);
    line_.clear();
    used_ = 0;
  }

  [[nodiscard]] std::vector<std::string> take_lines() { return std::move(lines_); }

 private:
  void append(std::string_view text) {
    line_ += text;
    used_ += count_code_points(text);
  }

  std::size_t width_;
  std::size_t used_ = 0;
  std::string line_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> doc_lines(std::string_view text, const DocLimits& limits) {
  // A text far longer than what is shown is not worked through.
  const std::size_t enough = (limits.width + 1) * limits.lines * 4;
  LineFiller filler(limits.width);
  for (std::string_view rest = text.substr(0, enough); !rest.empty();) {
    const std::string line = visible_text(take_line(rest));
    std::string_view words = line;
    for (std::string_view word = take_word(words); !word.empty(); word = take_word(words)) filler.add_word(word);
    filler.end_line();
  }
  std::vector<std::string> lines = filler.take_lines();
  while (!lines.empty() && lines.back() == "///") lines.pop_back();
  const bool clipped = lines.size() > limits.lines || text.size() > enough;
  if (!clipped) return lines;
  lines.resize(std::min(lines.size(), limits.lines));
  lines.back() = "/// [...]";
  return lines;
}

std::string one_line_of_comment(std::string_view text, std::size_t width) {
  std::string shown = visible_text(take_characters(text, width));
  if (!text.empty()) shown += "[...]";
  keep_to_this_line(shown);
  return shown;
}

}  // namespace typeplate::inline abi_1::generator
