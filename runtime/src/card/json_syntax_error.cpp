// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "json_syntax_error.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

struct WordHint {
  std::string_view word, help;
};

constexpr std::array word_hints{
    WordHint{"True", "write `true`"},   WordHint{"TRUE", "write `true`"},      WordHint{"False", "write `false`"},
    WordHint{"FALSE", "write `false`"}, WordHint{"None", "write `null`"},      WordHint{"nil", "write `null`"},
    WordHint{"NULL", "write `null`"},   WordHint{"undefined", "write `null`"},
};

bool is_word(char letter) {
  const bool alphabetic = (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z';
  return alphabetic || letter == '_' || (letter >= '0' && letter <= '9');
}

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

// What stands at `begin`: a whole word, a whole string, or one character.
std::size_t token_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  if (text[begin] == '"') {
    for (++end; end < text.size() && text[end] != '"' && text[end] != '\n'; ++end) {
      if (text[end] == '\\') ++end;
    }
    return std::min(end + 1, text.size());
  }
  while (end < text.size() && is_word(text[end])) ++end;
  return end > begin ? end : begin + decode_utf8(text, begin).size;
}

char before(std::string_view text, std::size_t offset) {
  while (offset > 0 && is_blank(text[offset - 1])) --offset;
  return offset > 0 ? text[offset - 1] : '\0';
}

// nlohmann's message quotes the text it read; only what stands before and behind the quotation is its own words.
bool mentions(const SyntaxError& error, std::string_view words) {
  const std::string_view own = error.reason.substr(0, error.reason.find("; last read: '"));
  return own.find(words) != std::string_view::npos;
}

bool expects(const SyntaxError& error, std::string_view token) {
  constexpr std::string_view announcement = "; expected ";
  const std::size_t at = error.reason.rfind(announcement);
  return at != std::string_view::npos && error.reason.substr(at + announcement.size()).starts_with(token);
}

void report_bad_string(std::string_view text, const SyntaxError& error, Diagnostics& diagnostics) {
  const std::size_t at = std::min(error.last_read, text.size() - 1);
  if (text[at] == '\n' || text[at] == '\r') {
    diagnostics.add(Code::json_bad_string, {error.token_begin, at}, "the string does not end on its line",
                    "close it with `\"`; a line break in a text is written `\\n`");
  } else if (mentions(error, "control character")) {
    diagnostics.add(Code::json_bad_string, {at, at + 1}, "a control character stands in a string",
                    "write it as an escape such as `\\t` or `\\u001b`");
  } else if (mentions(error, "surrogate")) {
    diagnostics.add(Code::json_bad_string, {error.token_begin, at + 1}, "half a surrogate pair stands in a string",
                    "write the character itself, or both halves such as `\\ud83d\\ude00`");
  } else {
    diagnostics.add(
        Code::json_bad_string, {at, at + 1}, "this is no escape that JSON knows",
        "write a backslash as `\\\\`; escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits");
  }
}

std::string expected(const SyntaxError& error) {
  if (expects(error, "end of input")) return "nothing may follow the card's last `}`";
  if (expects(error, "string literal")) return "expected a key in double quotes";
  if (expects(error, "':'")) return "expected `:` after the key";
  if (expects(error, "'}'")) return "expected `,` or `}`";
  if (expects(error, "']'")) return "expected `,` or `]`";
  return "expected a value";
}

std::string help_for(std::string_view text, std::size_t begin, std::string_view token, const SyntaxError& error) {
  for (const WordHint& hint : word_hints) {
    if (token == hint.word) return std::string(hint.help);
  }
  const char previous = before(text, begin);
  if (token == "'" || token == "\xE2\x80\x9C") return "texts stand in double quotes, `\"`";
  if ((token == "}" || token == "]") && previous == ',') return "remove the comma before it";
  if (token == ",") return "remove it";
  if (token == "+" || token == ".") return "a number begins with a digit or with `-`";
  if (expects(error, "end of input")) return "remove what follows";
  if (token.starts_with('"') && (previous == '"' || previous == '}' || previous == ']')) {
    return "is a comma missing before it?";
  }
  return {};
}

}  // namespace

void report_syntax_error(std::string_view text, const SyntaxError& error, Diagnostics& diagnostics) {
  const bool in_string = error.token_begin < text.size() && text[error.token_begin] == '"';
  const bool at_end = error.last_read >= text.size();
  if (at_end) {
    const std::size_t open =
        in_string && mentions(error, "missing closing quote") ? error.token_begin : text.size();
    const bool empty = std::all_of(text.begin(), text.end(), is_blank);
    diagnostics.add(Code::json_truncated, {open, text.size()},
                    empty ? "the file is empty" : "the text ends too early",
                    empty ? "" : "is a `}`, a `]` or a closing quote missing, or was the file cut off?");
  } else if (in_string && mentions(error, "invalid string")) {
    report_bad_string(text, error, diagnostics);
  } else {
    const std::size_t begin = std::min(error.token_begin, text.size() - 1);
    const std::size_t end = token_end(text, begin);
    const std::string_view token = text.substr(begin, end - begin);
    diagnostics.add(Code::json_syntax, {begin, end}, expected(error) + ", found " + in_backticks(token),
                    help_for(text, begin, token, error));
  }
}

}  // namespace typeplate::inline abi_1::card
