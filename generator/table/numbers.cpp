// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "typeplate/engine/message.hpp"

namespace typeplate::inline abi_1::table {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::string_view narrow_space = "\xE2\x80\xAF";
constexpr std::string_view minus_sign = "\xE2\x88\x92";

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view without_sign(std::string_view text) {
  return text.substr(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
}

bool same_word(std::string_view word, std::string_view lower_case) {
  return std::equal(word.begin(), word.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

std::optional<double> read_word(std::string_view word, bool negative) {
  const double sign = negative ? -1.0 : 1.0;
  if (same_word(word, "nan")) return std::copysign(std::numeric_limits<double>::quiet_NaN(), sign);
  if (same_word(word, "inf") || same_word(word, "infinity")) return sign * std::numeric_limits<double>::infinity();
  return {};
}

// Beyond the range of double. The program never leaves the locale "C", so that strtod reads a decimal point.
std::optional<double> read_extreme(std::string_view digits) {
  const double value = std::strtod(std::string(digits).c_str(), nullptr);
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::string without(std::string_view text, std::string_view unwanted) {
  std::string kept(text);
  for (std::size_t at = kept.find(unwanted); at != std::string::npos; at = kept.find(unwanted, at)) {
    kept.erase(at, unwanted.size());
  }
  return kept;
}

std::string quoted(std::string_view text) {
  return std::string(message().name(text).view());
}

// Comma and point in one number: the one that stands last is the decimal sign.
std::optional<number_complaint> explain_commas(std::string_view text) {
  const std::size_t comma = text.rfind(',');
  if (comma == std::string_view::npos) return {};
  const std::size_t point = text.rfind('.');
  const bool decimal_comma = point == std::string_view::npos ? std::ranges::count(text, ',') == 1 : comma > point;
  std::string decimal = without(text, decimal_comma ? "." : ",");
  std::replace(decimal.begin(), decimal.end(), ',', '.');
  if (!read_number(decimal)) return {};
  if (!decimal_comma)
    return number_complaint{quoted(text) + " has thousands separators", "write " + quoted(decimal)};
  const bool ambiguous = point == std::string_view::npos && text.size() - comma == 4;
  const std::string or_thousands =
      ambiguous ? ", or " + quoted(without(text, ",")) + " if the comma marks thousands" : "";
  return number_complaint{quoted(text) + " has a decimal comma",
                          "write a decimal point: " + quoted(decimal) + or_thousands};
}

std::optional<number_complaint> explain_separators(std::string_view text) {
  for (const std::string_view separator :
       {std::string_view(" "), std::string_view("'"), std::string_view("_"), no_break_space, narrow_space}) {
    const std::string plain = without(text, separator);
    if (plain.size() == text.size() || !read_number(plain)) continue;
    return number_complaint{quoted(text) + " has thousands separators", "write " + quoted(plain)};
  }
  return {};
}

std::optional<number_complaint> explain_spelling(std::string_view text) {
  const std::string_view magnitude = without_sign(text);
  if (magnitude.starts_with("0x") || magnitude.starts_with("0X")) {
    return number_complaint{quoted(text) + " is hexadecimal", "write a decimal number"};
  }
  if (text.starts_with(minus_sign)) {
    return number_complaint{quoted(text) + " begins with a typographic minus sign",
                            "write " + quoted("-" + std::string(text.substr(minus_sign.size())))};
  }
  std::string fortran(text);
  std::replace_if(
      fortran.begin(), fortran.end(), [](char c) { return c == 'd' || c == 'D'; }, 'e');
  if (fortran != text && read_number(fortran)) {
    return number_complaint{quoted(text) + " has a Fortran exponent", "write " + quoted(fortran)};
  }
  return {};
}

std::optional<number_complaint> explain_missing(std::string_view text) {
  constexpr std::array<std::string_view, 10> words = {"na",  "n/a",     "#n/a", "null", "none",
                                                      "nil", "missing", "-",    "--",   "?"};
  const bool missing = std::ranges::any_of(words, [text](std::string_view word) { return same_word(text, word); });
  if (!text.empty() && !missing) return {};
  return number_complaint{text.empty() ? "the field is empty" : quoted(text) + " is no number",
                          "a model needs a number for every input; fill the gap or remove the row"};
}

// `350 degC`, `12%`. The text is trimmed: something other than blanks ends it, and `behind` is not empty.
std::optional<number_complaint> explain_unit_behind(std::string_view text) {
  const std::size_t end = text.find_last_of("0123456789.");
  if (end == std::string_view::npos || end + 1 == text.size() || !read_number(text.substr(0, end + 1))) return {};
  const std::string_view behind = trimmed(text.substr(end + 1));
  if (same_word(behind, "e") || behind.front() == '-' || behind.front() == '+') return {};
  return number_complaint{quoted(text) + " has text behind the number",
                          "write units in the header, as in `temperature [degC]`"};
}

// A text of digits, point and exponent that is only too large.
std::optional<number_complaint> explain_size(std::string_view text) {
  const std::string_view digits = without_sign(text);
  double ignored = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), ignored);
  if (problem != std::errc::result_out_of_range || end != digits.data() + digits.size()) return {};
  return number_complaint{quoted(text) + " is too large for a float64", "check the number and its unit"};
}

template <class Number>
void append(std::string& out, Number number) {
  if (std::isnan(number)) {
    out += "nan";
    return;
  }
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, static_cast<std::size_t>(end - digits));
}

}  // namespace

std::optional<double> read_number(std::string_view text) {
  std::string_view digits = trimmed(text);
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  if (digits.empty() || !(is_digit(digits.front()) || digits.front() == '.')) return read_word(digits, negative);
  double value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (problem == std::errc::invalid_argument || end != digits.data() + digits.size()) return {};
  if (problem == std::errc::result_out_of_range) {
    const std::optional<double> extreme = read_extreme(digits);
    if (!extreme) return {};
    value = *extreme;
  }
  return negative ? -value : value;
}

number_complaint explain_number(std::string_view text) {
  text = trimmed(text);
  if (std::optional<number_complaint> too_large = explain_size(text)) return *std::move(too_large);
  // What was meant is found by trying, on a copy for each try; nobody typed a longer text. Never on a part of the
  // text: a repair that leaves the rest out is no repair, and a part may end in blanks.
  constexpr std::size_t longest_number = 400;
  if (text.size() <= longest_number) {
    for (const auto explain :
         {explain_missing, explain_commas, explain_separators, explain_spelling, explain_unit_behind}) {
      if (std::optional<number_complaint> found = explain(text)) return *std::move(found);
    }
  }
  return {quoted(text) + " is no number", "write a decimal number such as `350` or `-1.5e3`"};
}

void append_number(std::string& out, float number) {
  append(out, number);
}

void append_number(std::string& out, double number) {
  append(out, number);
}

}  // namespace typeplate::inline abi_1::table
