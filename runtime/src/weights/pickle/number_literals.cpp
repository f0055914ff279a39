// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <limits>
#include <system_error>
#include <vector>

#include <typeplate/weights/printable.hpp>
#include "../byte_reader.hpp"
#include "literals.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

constexpr std::size_t most_digits = 100'000;
constexpr std::size_t digits_at_once = 9;
constexpr std::uint64_t billion = 1'000'000'000;

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

[[noreturn]] void refuse_number(std::string_view text, std::string_view kind) {
  throw refusal_reason("`" + printable(text) + "` is no " + std::string(kind));
}

std::uint32_t small_number(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char digit : digits) value = value * 10 + static_cast<std::uint32_t>(digit - '0');
  return value;
}

// The magnitude in words of 32 bits, the lowest first.
std::vector<std::uint32_t> magnitude_of(std::string_view digits) {
  std::vector<std::uint32_t> words;
  const auto take_in = [&words](std::uint64_t factor, std::uint64_t carry) {
    for (std::uint32_t& word : words) {
      carry += word * factor;
      word = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    if (carry > 0) words.push_back(static_cast<std::uint32_t>(carry));
  };
  const std::size_t first = digits.size() % digits_at_once;
  take_in(1, small_number(digits.substr(0, first)));
  if (words.empty()) words.push_back(small_number(digits.substr(0, first)));
  for (std::size_t at = first; at < digits.size(); at += digits_at_once)
    take_in(billion, small_number(digits.substr(at, digits_at_once)));
  return words;
}

// Two's complement of the other sign; `bytes` has room for it.
void negate(std::string& bytes) {
  unsigned carry = 1;
  for (char& byte : bytes) {
    carry += static_cast<unsigned char>(~static_cast<unsigned char>(byte));
    byte = static_cast<char>(carry & 0xFFU);
    carry >>= 8U;
  }
}

std::string twos_complement(const std::vector<std::uint32_t>& magnitude, bool negative) {
  std::string bytes;
  for (const std::uint32_t word : magnitude)
    for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(word >> shift & 0xFFU);
  bytes += '\0';
  if (negative) negate(bytes);
  return bytes;
}

// The decimal exponent of the first digit that is not 0: whether a number that no double holds is too large or too
// small. Numbers without such a digit are held.
std::int64_t first_digit_exponent(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  const std::string_view mantissa = text.substr(0, e);
  std::int64_t exponent = 0;
  if (e != std::string_view::npos) {
    std::string_view digits = text.substr(e + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (read.ec != std::errc())
      return digits.starts_with('-') ? std::numeric_limits<std::int64_t>::min()
                                     : std::numeric_limits<std::int64_t>::max();
  }
  const std::size_t digit = mantissa.find_first_of("123456789");
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  const auto place = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(digit);
  constexpr std::int64_t far = std::int64_t{1} << 62U;
  return std::clamp(exponent, -far, far) + place;
}

}  // namespace

std::int64_t small_long(std::string_view bytes) {
  std::uint64_t value = !bytes.empty() && (static_cast<unsigned char>(bytes.back()) & 0x80U) != 0 ? ~0ULL : 0ULL;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  return static_cast<std::int64_t>(value);
}

std::string_view shortest_long(std::string_view bytes) {
  const auto is_sign_only = [&bytes](std::size_t last) {
    const auto top = static_cast<unsigned char>(bytes[last]);
    const bool negative = (static_cast<unsigned char>(bytes[last - 1]) & 0x80U) != 0;
    return top == (negative ? 0xFFU : 0U);
  };
  std::size_t length = bytes.size();
  while (length > 1 && is_sign_only(length - 1)) --length;
  return bytes.substr(0, length);
}

std::string decimal_of(std::string_view long_bytes) {
  std::string magnitude(long_bytes);
  const bool negative = !magnitude.empty() && (static_cast<unsigned char>(magnitude.back()) & 0x80U) != 0;
  // The magnitude of the least number of a size is one bit longer, and has no sign here.
  if (negative) negate(magnitude);
  std::string digits;
  while (!magnitude.empty()) {
    unsigned rest = 0;
    for (std::size_t at = magnitude.size(); at-- > 0;) {
      rest = rest << 8U | static_cast<unsigned char>(magnitude[at]);
      magnitude[at] = static_cast<char>(rest / 10);
      rest %= 10;
    }
    digits += static_cast<char>('0' + rest);
    magnitude.erase(magnitude.find_last_not_of('\0') + 1);
  }
  if (digits.empty()) digits = "0";
  if (negative) digits += '-';
  std::ranges::reverse(digits);
  return digits;
}

big_integer read_decimal(std::string_view text) {
  std::string_view digits = text;
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.remove_prefix(1);
  if (digits.empty() || !std::ranges::all_of(digits, is_digit)) refuse_number(text, "decimal integer");
  if (digits.size() > most_digits)
    throw refusal_reason("an integer is written with " + std::to_string(digits.size()) +
                         " digits; at most 100000 are read");
  big_integer read;
  const std::string_view signed_digits = text.starts_with('+') ? digits : text;
  const auto small = std::from_chars(signed_digits.data(), signed_digits.data() + signed_digits.size(), read.value);
  if (small.ec == std::errc()) return read;
  const std::string bytes = twos_complement(magnitude_of(digits), negative);
  return {0, std::string(shortest_long(bytes))};
}

double read_float_text(std::string_view text) {
  std::string_view number = text;
  while (number.starts_with(' ')) number.remove_prefix(1);
  while (number.ends_with(' ') || number.ends_with('\r')) number.remove_suffix(1);
  if (number.starts_with('+')) number.remove_prefix(1);
  double value = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
  if (read.ec == std::errc::invalid_argument || read.ptr != number.data() + number.size() ||
      number.find('(') != std::string_view::npos)
    refuse_number(text, "float");
  if (read.ec == std::errc()) return value;
  const double size = first_digit_exponent(number) > 0 ? std::numeric_limits<double>::infinity() : 0.0;
  return number.starts_with('-') ? -size : size;
}

}  // namespace typeplate::inline abi_1::weights::pickle
