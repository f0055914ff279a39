// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "units/exact_number.hpp"

#include <algorithm>
#include <charconv>

#include "units/wide_number.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

std::string_view take(std::string_view& text, std::size_t count) {
  const std::string_view taken = text.substr(0, count);
  text.remove_prefix(count);
  return taken;
}

bool take_sign(std::string_view& text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  return negative;
}

// What follows the digits: nothing, or "e-3". Empty when it is something else, or far too large.
std::optional<int> read_exponent(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
  text.remove_prefix(1);
  const bool negative = take_sign(text);
  int exponent = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  const bool whole = failure == std::errc{} && end == text.data() + text.size() && is_digit(text.front());
  if (!whole || exponent > 400) return std::nullopt;
  return negative ? -exponent : exponent;
}

// Takes the factors 2 and 5 out of a number, so that its digits can be counted.
void take_out_small_factors(wide& number, int& two, int& five, int sign) {
  for (const auto& [factor, power] : {std::pair{2U, &two}, std::pair{5U, &five}}) {
    while (number.size != 0) {
      const Quotient quotient = divide(number, to_wide(factor));
      if (quotient.rest.size != 0) break;
      number = quotient.whole;
      *power += sign;
    }
  }
}

// In lowest terms, and without a root that can be drawn from ones.
void reduce(ExactNumber& number) {
  if (!number.fits() || number.is_zero()) return;
  const wide divisor = greatest_common_divisor(number.numerator, number.denominator);
  number.numerator = divide(number.numerator, divisor).whole;
  number.denominator = divide(number.denominator, divisor).whole;
  take_out_small_factors(number.numerator, number.two, number.five, 1);
  const bool ones = detail::bit_length(number.numerator) == 1 && detail::bit_length(number.denominator) == 1;
  const int root = number.root;
  if (!ones || number.two % root != 0 || number.five % root != 0 || number.pi % root != 0) return;
  number.two /= root;
  number.five /= root;
  number.pi /= root;
  number.root = 1;
}

ExactNumber to_root(const ExactNumber& number, int root) {
  const int power = root / number.root;
  ExactNumber raised = number;
  raised.numerator = detail::raise(number.numerator, power);
  raised.denominator = detail::raise(number.denominator, power);
  raised.two *= power;
  raised.five *= power;
  raised.pi *= power;
  raised.root = root;
  return raised;
}

ExactNumber product(const ExactNumber& a, const ExactNumber& b) {
  if (a.root != b.root) {
    const int root = detail::least_common_multiple(a.root, b.root);
    return product(to_root(a, root), to_root(b, root));
  }
  return {.negative = a.negative != b.negative,
          .numerator = detail::multiply(a.numerator, b.numerator),
          .denominator = detail::multiply(a.denominator, b.denominator),
          .two = a.two + b.two,
          .five = a.five + b.five,
          .pi = a.pi + b.pi,
          .root = a.root};
}

// The numerator over the other number's denominator and powers, so that two of them can be added.
wide scaled_numerator(const ExactNumber& number, const ExactNumber& other, int two, int five) {
  wide scaled = detail::multiply(number.numerator, other.denominator);
  detail::shift_left(scaled, number.two - two);
  detail::multiply_by_power_of_five(scaled, number.five - five);
  return scaled;
}

// Both are plain fractions: only temperatures have offsets, and none of them has a root or pi.
ExactNumber sum(const ExactNumber& a, const ExactNumber& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  ExactNumber total;
  total.two = std::min(a.two, b.two);
  total.five = std::min(a.five, b.five);
  total.denominator = detail::multiply(a.denominator, b.denominator);
  const wide left = scaled_numerator(a, b, total.two, total.five);
  const wide right = scaled_numerator(b, a, total.two, total.five);
  const bool left_larger = detail::compare(left, right) >= 0;
  total.negative = left_larger ? a.negative : b.negative;
  if (a.negative == b.negative)
    total.numerator = add(left, right);
  else
    total.numerator = left_larger ? subtract(left, right) : subtract(right, left);
  if (total.is_zero()) total.negative = false;
  return total;
}

ExactNumber from_offset(const exact_offset& offset) {
  const auto size = static_cast<std::uint64_t>(offset.numerator < 0 ? -offset.numerator : offset.numerator);
  ExactNumber number{.negative = offset.numerator < 0,
                     .numerator = to_wide(size),
                     .denominator = to_wide(static_cast<std::uint64_t>(offset.denominator))};
  take_out_small_factors(number.denominator, number.two, number.five, -1);
  return number;
}

// Digits with their decimal point, or in scientific form where that would need a row of zeros.
std::string placed_point(std::string digits, int exponent) {
  const int point = static_cast<int>(digits.size()) + exponent;  // digits before the point
  if (point < -5 || point > 21) {
    const std::string rest = digits.size() > 1 ? "." + digits.substr(1) : "";
    const std::string power = std::to_string(point > 0 ? point - 1 : 1 - point);
    return digits.substr(0, 1) + rest + (point > 0 ? "e+" : "e-") + (power.size() < 2 ? "0" : "") + power;
  }
  if (exponent >= 0) return digits + std::string(static_cast<std::size_t>(exponent), '0');
  if (point > 0) return digits.insert(static_cast<std::size_t>(point), ".");
  return "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
}

std::string_view sign_of(const ExactNumber& number) {
  return number.negative ? "-" : "";
}

}  // namespace

std::optional<ExactNumber> read_decimal(std::string_view text) {
  constexpr std::size_t longest = 60;
  ExactNumber number;
  number.negative = take_sign(text);
  std::string digits(take(text, count_digits(text)));
  int exponent = 0;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const std::string_view behind = take(text, count_digits(text));
    digits += behind;
    exponent = behind.size() > longest ? 0 : -static_cast<int>(behind.size());
  }
  const std::optional<int> written = read_exponent(text);
  if (digits.empty() || digits.size() > longest || !written) return std::nullopt;
  number.numerator = from_digits(digits);
  number.two = number.five = exponent + *written;
  if (number.is_zero()) return ExactNumber{.numerator = {}};
  reduce(number);
  return number;
}

ExactNumber exact_number(const magnitude& size) {
  ExactNumber number{.numerator = detail::resize<detail::wide_limbs>(size.numerator),
                     .denominator = detail::resize<detail::wide_limbs>(size.denominator),
                     .two = size.two,
                     .five = size.five,
                     .pi = size.pi,
                     .root = size.root};
  reduce(number);
  return number;
}

ExactNumber convert(const ExactNumber& value, const unit_spec& from, const unit_spec& to) {
  const bool same_size = detail::same_parts(from.scale, to.scale);
  if (same_size && from.offset == to.offset) return value;
  ExactNumber coherent = product(value, exact_number(from.scale));
  if (from.offset != to.offset) {
    ExactNumber subtracted = from_offset(to.offset);
    subtracted.negative = !subtracted.negative;
    coherent = sum(sum(coherent, from_offset(from.offset)), subtracted);
  }
  ExactNumber converted = coherent.is_zero() ? ExactNumber{.numerator = {}}
                                             : product(coherent, exact_number(detail::inverse(to.scale)));
  reduce(converted);
  return converted;
}

std::optional<std::string> exact_decimal(const ExactNumber& number, std::size_t longest) {
  if (number.is_zero()) return "0";
  const bool whole = number.fits() && detail::bit_length(number.denominator) == 1;
  if (!whole || number.pi != 0 || number.root != 1) return std::nullopt;
  const int ten = std::min(number.two, number.five);
  wide digits = number.numerator;
  detail::shift_left(digits, number.two - ten);
  detail::multiply_by_power_of_five(digits, number.five - ten);
  if (digits.overflow) return std::nullopt;
  const std::string text = to_digits(digits);
  if (text.size() > longest) return std::nullopt;
  return std::string(sign_of(number)) + placed_point(text, ten);
}

std::optional<std::string> exact_fraction(const ExactNumber& number, std::size_t longest) {
  wide top = number.numerator;
  wide bottom = number.denominator;
  detail::shift_left(number.two > 0 ? top : bottom, number.two > 0 ? number.two : -number.two);
  detail::multiply_by_power_of_five(number.five > 0 ? top : bottom, number.five > 0 ? number.five : -number.five);
  if (top.overflow || bottom.overflow) return std::nullopt;
  std::string text = std::string(sign_of(number)) + to_digits(top);
  if (detail::bit_length(bottom) > 1) text += "/" + to_digits(bottom);
  if (number.pi != 0) text += "*pi" + (number.pi == 1 ? std::string() : "^" + std::to_string(number.pi));
  if (number.root != 1) text = "(" + text + ")^(1/" + std::to_string(number.root) + ")";
  if (text.size() > longest) return std::nullopt;
  return text;
}

std::optional<double> nearest_double(const ExactNumber& number) {
  if (number.is_zero()) return 0;
  if (!number.fits()) return std::nullopt;
  const auto rounded = [&number](bool upper_pi) {
    // widen() takes a magnitude for its powers; the wide numbers stay as they are.
    magnitude powers;
    powers.two = number.two;
    powers.five = number.five;
    powers.pi = number.pi;
    powers.root = number.root;
    detail::wide_ratio ratio = detail::widen(powers, upper_pi);
    ratio.top = detail::multiply(ratio.top, number.numerator);
    ratio.bottom = detail::multiply(ratio.bottom, number.denominator);
    return detail::round_once(ratio);
  };
  const detail::rounded_number lower = rounded(false);
  const detail::rounded_number upper = number.pi == 0 ? lower : rounded(true);
  if (!lower.ok || !upper.ok || lower.value != upper.value) return std::nullopt;
  return number.negative ? -lower.value : lower.value;
}

std::string shortest_digits(double number) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
}

}  // namespace typeplate::inline abi_1::generator
