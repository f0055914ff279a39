// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "typeplate/card/render.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

constexpr std::size_t widest_line = 110;  // columns of the text shown; longer lines are cut around the caret
constexpr std::size_t context_before = 40;

// The columns of a line as they will be shown, and which of them the span covers.
struct ShownLine {
  std::string text, carets;
};

std::size_t width_of(std::string_view line, std::size_t begin, std::size_t end) {
  std::size_t width = 0;
  for (std::size_t at = begin; at < end;) {
    const DecodedCharacter character = decode_utf8(line, at);
    width += line[at] == '\t' ? 4 : show_character(line, character, at).width;
    at += character.size;
  }
  return width;
}

// Where to begin so that the caret stands at most `context_before` columns behind the cut.
std::size_t first_shown(std::string_view line, std::size_t caret) {
  if (width_of(line, 0, line.size()) <= widest_line) return 0;
  std::size_t begin = 0;
  for (std::size_t width = width_of(line, 0, caret); begin < caret && width > context_before;) {
    const std::size_t next = begin + decode_utf8(line, begin).size;
    width -= width_of(line, begin, next);
    begin = next;
  }
  return begin;
}

ShownLine show_line(std::string_view line, std::size_t caret_begin, std::size_t caret_end) {
  // Only a window of the line is looked at: a line may be as long as the file.
  const std::size_t window = caret_begin > 2048 ? caret_begin - 2048 : 0;
  std::size_t at = window;
  while (at < caret_begin && (static_cast<unsigned char>(line[at]) & 0xC0u) == 0x80u) ++at;
  const std::string_view rest = line.substr(at, 4096);
  at += first_shown(rest, caret_begin - at);
  ShownLine shown;
  std::size_t width = 0;
  if (at > 0) {
    shown.text = "...";
    shown.carets = "   ";
  }
  for (; at < line.size() && width < widest_line;) {
    const DecodedCharacter character = decode_utf8(line, at);
    const ShownCharacter piece = line[at] == '\t' ? ShownCharacter{"    ", 4} : show_character(line, character, at);
    const bool under = at >= caret_begin && at < caret_end;
    shown.text += piece.text;
    shown.carets.append(piece.width, under ? '^' : ' ');
    width += piece.width;
    at += character.size;
  }
  if (at < line.size()) shown.text += "...";
  if (caret_begin >= at && caret_begin == caret_end) shown.carets += '^';
  shown.carets.erase(shown.carets.find_last_not_of(' ') + 1);
  return shown;
}

class RichText {
 public:
  RichText(const SourceFile& source, const Colors& colors)
      : source_(source), lines_(source.text), colors_(colors) {}

  std::string place(const std::optional<Span>& span) const {
    if (!span) return printable(source_.name);
    const Position position = lines_.position(span->begin);
    return printable(source_.name) + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
  }

  std::string excerpt(Span span) const {
    const Span line = lines_.line_around(span.begin);
    const std::string_view text = std::string_view(source_.text).substr(line.begin, line.end - line.begin);
    const std::size_t begin = std::min(span.begin, line.end) - line.begin;
    std::size_t end = std::min(std::max(span.end, span.begin), line.end) - line.begin;
    if (end == begin && begin < text.size()) end = begin + decode_utf8(text, begin).size;
    const ShownLine shown = show_line(text, begin, std::max(begin, end));
    const std::string number = std::to_string(lines_.position(span.begin).line);
    const std::string margin(number.size(), ' ');
    return "  " + number + " | " + shown.text + "\n  " + margin + " | " + colored(shown.carets, colors_.caret) +
           "\n";
  }

  std::string header(const Diagnostic& diagnostic) const {
    const std::string code = diagnostic.code.empty() ? "" : "[" + diagnostic.code + "]";
    const std::string kind = std::string(name_of(diagnostic.severity)) + code + ":";
    return place(diagnostic.span) + ": " + colored(kind, color_of(diagnostic.severity)) + " " +
           printable(diagnostic.message) + "\n";
  }

  std::string whole(const Diagnostic& diagnostic) const {
    std::string text = header(diagnostic);
    if (diagnostic.span) text += excerpt(*diagnostic.span);
    for (const Note& note : diagnostic.notes) {
      text += place(note.span) + ": " + colored("note:", colors_.note) + " " + printable(note.message) + "\n" +
              excerpt(note.span);
    }
    if (!diagnostic.help.empty())
      text += "  " + colored("help:", colors_.help) + " " + printable(diagnostic.help) + "\n";
    return text;
  }

 private:
  std::string colored(std::string_view text, std::string_view color) const {
    return std::string(color) + std::string(text) + std::string(color.empty() ? color : colors_.reset);
  }

  std::string_view color_of(Severity severity) const {
    if (severity == Severity::error) return colors_.error;
    return severity == Severity::warning ? colors_.warning : colors_.note;
  }

  const SourceFile& source_;
  LineTable lines_;
  Colors colors_;
};

std::string count_of_dropped(const Diagnostics& diagnostics) {
  if (diagnostics.dropped() == 0) return {};
  return "... and " + std::to_string(diagnostics.dropped()) + " more\n";
}

}  // namespace

std::string render_rich(const Diagnostics& diagnostics, const SourceFile& source, const Colors& colors) {
  const RichText rich(source, colors);
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.in_text_order()) text += rich.whole(diagnostic);
  return text + count_of_dropped(diagnostics);
}

std::string render_short(const Diagnostics& diagnostics, const SourceFile& source) {
  const RichText rich(source, {});
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.in_text_order()) text += rich.header(diagnostic);
  return text + count_of_dropped(diagnostics);
}

}  // namespace typeplate::inline abi_1::card
