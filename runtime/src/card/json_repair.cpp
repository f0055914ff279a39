// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "json_repair.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}
bool is_letter(char letter) {
  return (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z';
}
bool in_number(char letter) {
  return is_digit(letter) || letter == '+' || letter == '-' || letter == '.' || letter == 'e' || letter == 'E';
}

class Repairer {
 public:
  Repairer(const SourceFile& source, Diagnostics& diagnostics)
      : source_(source.text),
        diagnostics_(diagnostics),
        result_{.text = source.text, .broken = {}, .usable = true} {}

  RepairedText run() {
    check_encoding();
    while (result_.usable && at_ < source_.size()) step();
    return std::move(result_);
  }

 private:
  void check_encoding() {
    if (source_.starts_with("\xEF\xBB\xBF")) {
      diagnostics_.add(Code::byte_order_mark, {0, 3},
                       "the file starts with a byte order mark, which JSON does not allow",
                       "save it as UTF-8 without a byte order mark");
      blank(0, 3);
      at_ = 3;
    }
    if (const auto bad = first_invalid_utf8(source_)) {
      const bool utf16 = source_.starts_with("\xFF\xFE") || source_.starts_with("\xFE\xFF");
      diagnostics_.add(Code::not_utf8, {*bad, *bad + 1},
                       utf16 ? "this is UTF-16, a card is UTF-8" : "this byte is not part of UTF-8 text",
                       "save the file as UTF-8");
      result_.usable = false;
    }
  }

  void step() {
    const char letter = source_[at_];
    const char next = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
    if (letter == '"') {
      skip_string();
    } else if (letter == '#' || (letter == '/' && next == '/')) {
      comment(std::min(source_.find('\n', at_), source_.size()));
    } else if (letter == '/' && next == '*') {
      block_comment();
    } else if (is_letter(letter) || (letter == '-' && is_letter(next))) {
      word();
    } else if (is_digit(letter) || letter == '-') {
      number();
    } else {
      ++at_;
    }
  }

  // A string that does not end on its line is left to the parser, and so is everything behind it.
  void skip_string() {
    for (++at_; at_ < source_.size() && source_[at_] != '"'; ++at_) {
      if (source_[at_] == '\\') ++at_;
      if (at_ < source_.size() && source_[at_] == '\n') at_ = source_.size();
    }
    ++at_;
  }

  void comment(std::size_t end) {
    diagnostics_.add(Code::comment, {at_, end}, "JSON has no comments",
                     "remove it, or put the words under `extensions`");
    blank(at_, end);
    at_ = end;
  }

  void block_comment() {
    const std::size_t close = source_.find("*/", at_ + 2);
    result_.usable = close != std::string_view::npos;
    comment(result_.usable ? close + 2 : source_.size());
  }

  void word() {
    std::size_t end = at_ + 1;
    while (end < source_.size() && (is_letter(source_[end]) || is_digit(source_[end]))) ++end;
    std::string text(source_.substr(at_, end - at_));
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char letter) { return is_letter(letter) ? static_cast<char>(letter | 0x20) : letter; });
    if (text.starts_with('-')) text.erase(0, 1);
    if (text == "nan" || text == "inf" || text == "infinity") {
      diagnostics_.add(Code::not_a_number, {at_, end},
                       "JSON has no " + in_backticks(source_.substr(at_, end - at_)),
                       "write a finite number, or `null` for an open bound of a range");
      replace_value(end);
    }
    at_ = end;
  }

  void number() {
    std::size_t end = at_;
    while (end < source_.size() && in_number(source_[end])) ++end;
    double value = 0;
    const auto result = std::from_chars(source_.data() + at_, source_.data() + end, value);
    if (result.ec == std::errc::result_out_of_range && result.ptr == source_.data() + end) {
      diagnostics_.add(
          Code::number_too_large, {at_, end},
          "the number " + in_backticks(source_.substr(at_, end - at_)) + " is out of the range of a double",
          "numbers reach from 5e-324 to 1.7976931348623157e308");
      replace_value(end);
    }
    at_ = end;
  }

  void replace_value(std::size_t end) {
    result_.broken.push_back(at_);
    blank(at_, end);
    result_.text[at_] = '0';
  }

  void blank(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (result_.text[i] != '\n') result_.text[i] = ' ';
    }
  }

  std::string_view source_;
  Diagnostics& diagnostics_;
  RepairedText result_;
  std::size_t at_ = 0;
};

}  // namespace

RepairedText repair_json(const SourceFile& source, Diagnostics& diagnostics) {
  return Repairer(source, diagnostics).run();
}

}  // namespace typeplate::inline abi_1::card
