// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "support/cpp_lexer.hpp"

#include <algorithm>
#include <stdexcept>

namespace typeplate::test {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

[[noreturn]] void fail(std::string_view rest, const std::string& why) {
  throw std::runtime_error(why + " at: " + std::string(rest.substr(0, 80)));
}

// A backslash at the end of a line, also before blanks as GCC reads it, or the trigraph of one, joins two lines.
bool continues(std::string_view line) {
  while (!line.empty() &&
         (line.back() == ' ' || line.back() == '\t' || line.back() == '\f' || line.back() == '\v')) {
    line.remove_suffix(1);
  }
  return line.ends_with('\\') || line.ends_with("?\?/");
}

std::size_t line_size(std::string_view rest) {
  const std::string_view line = rest.substr(0, rest.find_first_of("\n\r"));
  if (continues(line)) fail(rest, "a line that swallows the next one");
  return line.size();
}

std::size_t string_size(std::string_view rest) {
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '"') return i + 1;
    if (rest[i] == '\\') ++i;
    const auto byte = static_cast<unsigned char>(rest[i]);
    if (byte < 0x20 || byte > 0x7E) break;
  }
  fail(rest, "a string literal without an end or with a raw byte");
}

template <class Condition>
std::size_t size_while(std::string_view rest, Condition condition) {
  return static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), condition) - rest.begin());
}

// A pp-number, as the preprocessor takes it: the sign belongs to it only after an exponent.
std::size_t number_size(std::string_view rest) {
  std::size_t size = 1;
  while (size < rest.size()) {
    const bool sign = (rest[size] == '+' || rest[size] == '-') && (rest[size - 1] == 'e' || rest[size - 1] == 'E');
    if (!sign && !is_letter(rest[size]) && !is_digit(rest[size]) && rest[size] != '.') break;
    ++size;
  }
  return size;
}

Token first_token(std::string_view rest) {
  const char c = rest.front();
  if (rest.starts_with("//")) return {TokenKind::Comment, rest.substr(0, line_size(rest))};
  if (rest.starts_with("/*")) fail(rest, "a block comment, which the generator never writes");
  if (c == '#') return {TokenKind::Directive, rest.substr(0, line_size(rest))};
  if (c == '"') return {TokenKind::String, rest.substr(0, string_size(rest))};
  if (is_letter(c)) {
    const auto in_identifier = [](char next) { return is_letter(next) || is_digit(next); };
    return {TokenKind::Identifier, rest.substr(0, size_while(rest, in_identifier))};
  }
  if (is_digit(c)) return {TokenKind::Number, rest.substr(0, number_size(rest))};
  constexpr std::string_view punctuation = "{}[]()<>;:,.=&*+-!";
  if (punctuation.find(c) == std::string_view::npos) fail(rest, "a byte that begins no token");
  return {TokenKind::Punctuation, rest.substr(0, 1)};
}

}  // namespace

std::vector<Token> lex_cpp(std::string_view source) {
  std::vector<Token> tokens;
  while (true) {
    source.remove_prefix(size_while(source, [](char c) { return c == ' ' || c == '\n'; }));
    if (source.empty()) return tokens;
    tokens.push_back(first_token(source));
    source.remove_prefix(tokens.back().text.size());
  }
}

bool brackets_balance(const std::vector<Token>& tokens) {
  std::string open;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::Punctuation) continue;
    constexpr std::string_view opening = "{[(";
    constexpr std::string_view closing = "}])";
    if (opening.find(token.text) != std::string_view::npos) open += token.text;
    const std::size_t closed = closing.find(token.text);
    if (closed == std::string_view::npos) continue;
    if (open.empty() || open.back() != opening[closed]) return false;
    open.pop_back();
  }
  return open.empty();
}

}  // namespace typeplate::test
