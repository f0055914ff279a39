// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "typeplate/card/json.hpp"
#include "typeplate/card/render.hpp"

namespace typeplate::inline abi_1::card {

namespace {

std::string place(const LineTable& lines, const std::optional<Span>& span, const std::string& indent) {
  const auto number = [&span](std::size_t value) { return span ? std::to_string(value) : std::string("null"); };
  const Position begin = lines.position(span ? span->begin : 0);
  const Position end = lines.position(span ? span->end : 0);
  return indent + "\"line\": " + number(begin.line) + ", \"column\": " + number(begin.column) +
         ", \"end_line\": " + number(end.line) + ", \"end_column\": " + number(end.column);
}

std::string notes_text(const LineTable& lines, const Diagnostic& diagnostic) {
  std::string text = "[";
  for (const Note& note : diagnostic.notes) {
    text += text.size() > 1 ? ", " : "";
    text += "{\"message\": " + json_quote(note.message) + ", " + place(lines, note.span, "") + "}";
  }
  return text + "]";
}

std::string object_text(const LineTable& lines, const Diagnostic& diagnostic, const SourceFile& source) {
  const std::string code = diagnostic.code.empty() ? "null" : json_quote(diagnostic.code);
  return "  {\n    \"code\": " + code + ", \"severity\": \"" + std::string(name_of(diagnostic.severity)) +
         "\",\n    \"message\": " + json_quote(diagnostic.message) + ",\n    \"file\": " + json_quote(source.name) +
         ",\n" + place(lines, diagnostic.span, "    ") + ",\n    \"notes\": " + notes_text(lines, diagnostic) +
         ",\n    \"help\": " + (diagnostic.help.empty() ? "null" : json_quote(diagnostic.help)) + "\n  }";
}

}  // namespace

std::string render_json(const Diagnostics& diagnostics, const SourceFile& source) {
  const LineTable lines(source.text);
  std::string text = "[";
  for (const Diagnostic& diagnostic : diagnostics.in_text_order()) {
    text += text.size() > 1 ? ",\n" : "\n";
    text += object_text(lines, diagnostic, source);
  }
  return text.size() > 1 ? text + "\n]\n" : "[]\n";
}

}  // namespace typeplate::inline abi_1::card
