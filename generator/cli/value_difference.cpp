// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/value_difference.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <concepts>
#include <cstring>
#include <limits>
#include <typeplate/weights/port/element_values.hpp>
#include <vector>

#include "cli/weights_input.hpp"
#include "typeplate/card/json.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

using weights::element_type;
// Holds every value of every type exactly: 64 bits of mantissa at least where whole numbers need them.
using Wide = long double;

constexpr std::size_t block_elements = 4096;

using WideComplex = std::complex<Wide>;

// The elements from `begin` on; none of a type whose numbers are of the other kind.
template <class Number>
void decode(std::span<const std::byte> values, element_type type, std::size_t begin, std::vector<Number>& numbers) {
  numbers.clear();
  weights::port::with_elements(type, [&]<class Element>(Element) {
    constexpr bool is_complex = std::same_as<typename Element::value, std::complex<double>>;
    if constexpr (is_complex == std::same_as<Number, WideComplex>) {
      const std::size_t end = std::min(begin + block_elements, values.size() / Element::size);
      for (std::size_t i = begin; i < end; ++i)
        numbers.push_back(static_cast<Number>(Element::read(values.data() + i * Element::size)));
    }
  });
}

bool is_nan(Wide number) {
  return std::isnan(number);
}
bool is_nan(const WideComplex& number) {
  return std::isnan(number.real()) || std::isnan(number.imag());
}
bool is_infinite(Wide number) {
  return std::isinf(number);
}
bool is_infinite(const WideComplex& number) {
  return std::isinf(number.real()) || std::isinf(number.imag());
}

// NaN where one of two different numbers is, and infinite where one is infinite.
template <class Number>
Wide distance(const Number& first, const Number& second) {
  if (is_nan(first) || is_nan(second)) return std::numeric_limits<Wide>::quiet_NaN();
  if (is_infinite(first) || is_infinite(second)) return std::numeric_limits<Wide>::infinity();
  return std::abs(first - second);
}

template <class Number>
class Comparison {
 public:
  explicit Comparison(const Tolerance& tolerance) : tolerance_(tolerance) {}

  void add(const Number& first, const Number& second) {
    const std::uint64_t element = found_.numbers++;
    if (first == second || (is_nan(first) && is_nan(second))) return;
    const Wide apart = distance(first, second);
    const Wide allowed = tolerance_.absolute + tolerance_.relative * std::abs(second);
    if (std::isfinite(apart) && apart <= allowed) return;
    const bool is_first = found_.beyond++ == 0;
    found_.only_nan += std::isnan(apart) ? 1 : 0;
    const Wide shown = std::isnan(apart) ? 0 : apart;
    if (!is_first && shown <= found_.largest) return;
    found_.largest = shown;
    found_.at = element;
  }

  [[nodiscard]] const ValueDifference& found() const { return found_; }

 private:
  Tolerance tolerance_;
  ValueDifference found_;
};

template <class Number>
ValueDifference compared(std::span<const std::byte> first, element_type first_type,
                         std::span<const std::byte> second, element_type second_type, const Tolerance& tolerance) {
  Comparison<Number> comparison(tolerance);
  const std::size_t count = first.size() / (weights::bits_of(first_type) / 8);
  std::vector<Number> left;
  std::vector<Number> right;
  for (std::size_t begin = 0; begin < count; begin += block_elements) {
    decode(first, first_type, begin, left);
    decode(second, second_type, begin, right);
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) comparison.add(left[i], right[i]);
  }
  return comparison.found();
}

std::string text_of(std::int64_t number) {
  return std::to_string(number);
}
std::string text_of(std::uint64_t number) {
  return std::to_string(number);
}
std::string text_of(double number) {
  return std::isnan(number) ? "NaN" : card::json_number(number);
}
std::string text_of(const std::complex<double>& number) {
  return complex_words(number, text_of);
}

bool has_values(element_type type) {
  return weights::bits_of(type) % 8 == 0;
}

bool same_bytes(std::span<const std::byte> first, std::span<const std::byte> second) {
  return first.size() == second.size() &&
         (first.empty() || std::memcmp(first.data(), second.data(), first.size()) == 0);
}

}  // namespace

ValueDifference difference_of(std::span<const std::byte> first, element_type first_type,
                              std::span<const std::byte> second, element_type second_type,
                              const Tolerance& tolerance) {
  if (first_type == second_type && same_bytes(first, second)) return {};
  const bool complex = weights::port::is_complex(first_type);
  ValueDifference refused;
  refused.comparable = false;
  if (!has_values(first_type) || !has_values(second_type) || complex != weights::port::is_complex(second_type))
    return refused;
  const auto compare = complex ? compared<WideComplex> : compared<Wide>;
  return compare(first, first_type, second, second_type, tolerance);
}

std::string element_text(std::span<const std::byte> values, element_type type, std::uint64_t element) {
  std::string text;
  weights::port::with_elements(type, [&]<class Element>(Element) {
    const std::size_t begin = static_cast<std::size_t>(element) * Element::size;
    text = text_of(Element::read(values.subspan(begin, Element::size).data()));
  });
  return text;
}

}  // namespace typeplate::inline abi_1::generator
