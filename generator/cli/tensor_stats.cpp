// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/tensor_stats.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <concepts>
#include <typeplate/weights/port/element_values.hpp>

#include "cli/weights_input.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

// Sums of this many elements are added to the whole, so that a long tensor loses no digits.
constexpr std::size_t block_elements = 1U << 16U;

template <class Value>
struct Extent {
  Value least{};
  Value largest{};
  double sum = 0;
  std::uint64_t numbers = 0;
  std::uint64_t not_a_number = 0;
};

template <class Value>
bool is_nan(Value value) {
  if constexpr (std::same_as<Value, double>) return std::isnan(value);
  return false;
}

template <class Element>
void add_block(std::span<const std::byte> block, Extent<typename Element::value>& extent) {
  using Value = typename Element::value;
  double sum = 0;
  for (std::size_t at = 0; at + Element::size <= block.size(); at += Element::size) {
    const Value value = Element::read(block.data() + at);
    if (is_nan(value)) {
      ++extent.not_a_number;
      continue;
    }
    const bool first = extent.numbers++ == 0;
    extent.least = first ? value : std::min(extent.least, value);
    extent.largest = first ? value : std::max(extent.largest, value);
    sum += static_cast<double>(value);
  }
  extent.sum += sum;
}

template <class Element>
std::uint64_t complex_nan(std::span<const std::byte> block) {
  std::uint64_t count = 0;
  for (std::size_t at = 0; at + Element::size <= block.size(); at += Element::size) {
    const std::complex<double> value = Element::read(block.data() + at);
    count += std::isnan(value.real()) || std::isnan(value.imag()) ? 1 : 0;
  }
  return count;
}

template <class Value>
void write_extent(const Extent<Value>& extent, TensorStats& stats) {
  stats.not_a_number = extent.not_a_number;
  if (extent.numbers == 0) return;
  stats.has_mean = true;
  stats.mean = extent.sum / static_cast<double>(extent.numbers);
  if constexpr (std::same_as<Value, double>) {
    stats.least = json_value(extent.least);
    stats.largest = json_value(extent.largest);
    stats.shown_least = short_number(extent.least);
    stats.shown_largest = short_number(extent.largest);
  } else {
    stats.shown_least = stats.least = std::to_string(extent.least);
    stats.shown_largest = stats.largest = std::to_string(extent.largest);
  }
}

}  // namespace

TensorStats stats_of(std::span<const std::byte> values, weights::element_type type,
                     const std::function<void(std::uint64_t)>& progress) {
  TensorStats stats;
  weights::port::with_elements(type, [&]<class Element>(Element) {
    using Value = typename Element::value;
    constexpr std::size_t block_bytes = block_elements * Element::size;
    constexpr bool is_complex = std::same_as<Value, std::complex<double>>;
    Extent<std::conditional_t<is_complex, double, Value>> extent;
    for (std::size_t at = 0; at < values.size(); at += block_bytes) {
      const auto block = values.subspan(at, std::min(block_bytes, values.size() - at));
      if constexpr (is_complex)
        extent.not_a_number += complex_nan<Element>(block);
      else
        add_block<Element>(block, extent);
      progress(block.size());
    }
    write_extent(extent, stats);
  });
  return stats;
}

}  // namespace typeplate::inline abi_1::generator
