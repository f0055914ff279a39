// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/value_difference.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <concepts>
#include <cstring>
#include <typeplate/weights/port/element_values.hpp>
#include <vector>

namespace typeplate::inline abi_1::generator {
namespace {

using weights::element_type;
// Holds every value of every type exactly: 64 bits of mantissa at least where whole numbers need them.
using Wide = long double;

constexpr std::size_t block_elements = 4096;

// The elements from `begin` on, two numbers for a complex one.
void decode(std::span<const std::byte> values, element_type type, std::size_t begin, std::vector<Wide>& numbers) {
  numbers.clear();
  weights::port::with_elements(type, [&]<class Element>(Element) {
    const std::size_t end = std::min(begin + block_elements, values.size() / Element::size);
    for (std::size_t i = begin; i < end; ++i) {
      const auto value = Element::read(values.data() + i * Element::size);
      if constexpr (std::same_as<typename Element::value, std::complex<double>>) {
        numbers.push_back(value.real());
        numbers.push_back(value.imag());
      } else {
        numbers.push_back(static_cast<Wide>(value));
      }
    }
  });
}

class Comparison {
 public:
  Comparison(const Tolerance& tolerance, std::size_t parts) : tolerance_(tolerance), parts_(parts) {}

  void add(Wide first, Wide second) {
    const std::uint64_t element = found_.numbers++ / parts_;
    if (first == second || (std::isnan(first) && std::isnan(second))) return;
    const bool only_nan = std::isnan(first) || std::isnan(second);
    const Wide apart = only_nan ? 0 : std::fabs(first - second);
    const Wide allowed = tolerance_.absolute + tolerance_.relative * std::fabs(second);
    found_.only_nan += only_nan ? 1 : 0;
    const bool infinite = std::isinf(first) || std::isinf(second);
    found_.beyond += only_nan || infinite || !(apart <= allowed) ? 1 : 0;
    if (!only_nan && static_cast<double>(apart) <= found_.largest && found_.largest != 0) return;
    if (only_nan && (found_.largest != 0 || found_.only_nan > 1)) return;
    found_.largest = static_cast<double>(apart);
    found_.at = element;
    found_.first = static_cast<double>(first);
    found_.second = static_cast<double>(second);
  }

  [[nodiscard]] const ValueDifference& found() const { return found_; }

 private:
  Tolerance tolerance_;
  std::size_t parts_;
  ValueDifference found_;
};

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
  Comparison comparison(tolerance, complex ? 2 : 1);
  const std::size_t count = first.size() / (weights::bits_of(first_type) / 8);
  std::vector<Wide> left;
  std::vector<Wide> right;
  for (std::size_t begin = 0; begin < count; begin += block_elements) {
    decode(first, first_type, begin, left);
    decode(second, second_type, begin, right);
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) comparison.add(left[i], right[i]);
  }
  return comparison.found();
}

}  // namespace typeplate::inline abi_1::generator
