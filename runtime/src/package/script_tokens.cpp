// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "script_tokens.hpp"

#include <stdexcept>
#include <string>

namespace typeplate::inline abi_1::package {
namespace {

bool name_start(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool digit(char c) {
  return c >= '0' && c <= '9';
}

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  std::vector<script_token> run() {
    while (at_ < source_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step() {
    const char c = source_[at_];
    if (c == '\n') ++line_;
    if (c == '#') {
      at_ = std::min(source_.find('\n', at_), source_.size());
    } else if (c == '"' || c == '\'') {
      text(c);
    } else if (name_start(c)) {
      name();
    } else if (digit(c)) {
      number();
    } else {
      if (static_cast<unsigned char>(c) >= 0x80) refuse("a character that is not ASCII outside a text");
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f')
        tokens_.push_back({token_kind::sign, source_.substr(at_, 1), line_});
      ++at_;
    }
  }

  void name() {
    const std::size_t begin = at_;
    while (at_ < source_.size() && (name_start(source_[at_]) || digit(source_[at_]))) ++at_;
    tokens_.push_back({token_kind::name, source_.substr(begin, at_ - begin), line_});
  }

  // Only digits: a wrong cut inside a number (1.e5, 0x1f) can add a name to the list but can hide none.
  void number() {
    while (at_ < source_.size() && digit(source_[at_])) ++at_;
  }

  void text(char quote) {
    const std::size_t width = source_.substr(at_).starts_with(std::string(3, quote)) ? 3 : 1;
    const std::string end(width, quote);
    const std::size_t first_line = line_;
    const std::size_t begin = at_ + width;
    std::size_t at = begin;
    while (at < source_.size() && !source_.substr(at).starts_with(end)) {
      if (source_[at] == '\\') ++at;
      if (at < source_.size() && source_[at] == '\n') newline(width);
      ++at;
    }
    if (at >= source_.size()) refuse("a text without an end");
    tokens_.push_back({token_kind::text, source_.substr(begin, at - begin), first_line});
    at_ = at + width;
  }

  void newline(std::size_t width) {
    if (width == 1) refuse("a text without an end");
    ++line_;
  }

  [[noreturn]] void refuse(const char* what) const {
    throw std::invalid_argument("line " + std::to_string(line_) + " has " + what);
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::vector<script_token> tokens_;
};

}  // namespace

std::vector<script_token> script_tokens(std::string_view source) {
  return Lexer(source).run();
}

}  // namespace typeplate::inline abi_1::package
