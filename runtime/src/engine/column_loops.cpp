// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "column_loops.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>

#include "convert_quads.hpp"

namespace typeplate::inline abi_1 {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Integers as wide as the number: flags of that width stay in vector registers.
template <class Number>
using flag = std::conditional_t<sizeof(Number) == sizeof(std::uint32_t), std::uint32_t, std::uint64_t>;

template <bool NanPasses, class Number, class Type>
bool convert_numbers(const column_rule& rule, const Number* __restrict numbers, std::size_t rows,
                     Type* __restrict out) {
  const double a = rule.a;
  const double b = rule.b;
  const auto low = static_cast<Number>(rule.low);
  const auto high = static_cast<Number>(rule.high);
  converted_run done;
  if constexpr (std::is_same_v<Number, double> && std::is_same_v<Type, float>) {
    done = convert_in_quads<NanPasses>(rule, numbers, rows, out);
  }
  flag<Number> bad = done.good ? 0 : 1;
  for (std::size_t i = done.count; i < rows; ++i) {
    const Number number = numbers[i];
    // The second form is also true for NaN.
    const bool outside = NanPasses ? (number < low) | (number > high) : !((number >= low) & (number <= high));
    bad |= static_cast<flag<Number>>(outside);
    out[i] = static_cast<Type>(static_cast<double>(number) * a + b);
  }
  return bad == 0;
}

template <class Number, class Type>
void clamp_numbers(const column_rule& rule, const Number* __restrict numbers, std::size_t rows,
                   Type* __restrict out) {
  const auto low = static_cast<Number>(rule.keep_low);
  const auto high = static_cast<Number>(rule.keep_high);
  const auto below = static_cast<Type>(rule.below);
  const auto above = static_cast<Type>(rule.above);
  for (std::size_t i = 0; i < rows; ++i) {
    const Type kept = numbers[i] < low ? below : out[i];
    out[i] = numbers[i] > high ? above : kept;
  }
}

template <class Number, class Type>
bool convert_neighbours(const column_rule& rule, const Number* numbers, std::size_t rows, Type* out) {
  const bool good = rule.nan_passes ? convert_numbers<true>(rule, numbers, rows, out)
                                    : convert_numbers<false>(rule, numbers, rows, out);
  if (rule.clamps) clamp_numbers(rule, numbers, rows, out);
  return good;
}

/// Brings numbers that lie apart together, some at a time: then they are converted like neighbours, to the same
/// bits.
template <class Number, class Type>
bool convert_apart(const column_rule& rule, std::size_t first, std::size_t rows, Type* out) {
  constexpr std::size_t most = 128;
  alignas(64) Number together[most];
  const auto* const numbers = static_cast<const Number*>(rule.numbers);
  bool good = true;
  for (std::size_t done = 0; done < rows; done += most) {
    const std::size_t count = std::min(most, rows - done);
    for (std::size_t i = 0; i < count; ++i)
      together[i] = numbers[static_cast<std::ptrdiff_t>(first + done + i) * rule.stride];
    good &= convert_neighbours(rule, together, count, out + done);
  }
  return good;
}

template <class Number, class Type>
bool convert_typed(const column_rule& rule, std::size_t first, std::size_t rows, Type* out) {
  return rule.stride == 1 ? convert_neighbours(rule, static_cast<const Number*>(rule.numbers) + first, rows, out)
                          : convert_apart<Number>(rule, first, rows, out);
}

template <bool NanPasses, class Type, class Sink>
bool restore_values(const port_rule& rule, const Type* __restrict network, std::size_t rows, Sink* __restrict out) {
  const auto [a, b] = rule.scaling;
  // Bounds were rounded to the port's type: comparing in that type is exact.
  const auto low = static_cast<Type>(rule.check_low);
  const auto high = static_cast<Type>(rule.check_high);
  flag<Type> bad = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const auto x = static_cast<Type>(static_cast<double>(network[i]) * a + b);
    const bool outside = NanPasses ? (x < low) | (x > high) : !((x >= low) & (x <= high));
    bad |= static_cast<flag<Type>>(outside);
    out[i] = static_cast<Sink>(x);
  }
  return bad == 0;
}

using quad [[gnu::vector_size(4 * sizeof(float))]] = float;

quad load(const float* from) {
  quad values;
  std::memcpy(&values, from, sizeof values);
  return values;
}

void store(float* to, quad values) {
  std::memcpy(to, &values, sizeof values);
}

/// Four rows of four columns at a time, through registers; returns the rows done.
std::size_t interleave_quads(const float* blocks, std::size_t block_stride, std::size_t rows, float* out,
                             std::size_t stride) {
  std::size_t row = 0;
  for (; row + 4 <= rows; row += 4) {
    const quad a = load(blocks + row);
    const quad b = load(blocks + block_stride + row);
    const quad c = load(blocks + 2 * block_stride + row);
    const quad d = load(blocks + 3 * block_stride + row);
    const quad ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
    const quad ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const quad cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    const quad cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    float* const to = out + row * stride;
    store(to, __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5));
    store(to + stride, __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7));
    store(to + 2 * stride, __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5));
    store(to + 3 * stride, __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7));
  }
  return row;
}

}  // namespace

template <class Type>
bool convert_block(const column_rule& rule, std::size_t first, std::size_t rows, Type* out) {
  return rule.type == dtype::float32 ? convert_typed<float>(rule, first, rows, out)
                                     : convert_typed<double>(rule, first, rows, out);
}

template <class Type>
void interleave(const Type* blocks, std::size_t block_stride, std::size_t columns, std::size_t rows, Type* out,
                std::size_t stride) {
  std::size_t done = 0;
  if constexpr (std::is_same_v<Type, float>) {
    if (columns == 4) done = interleave_quads(blocks, block_stride, rows, out, stride);
  }
  for (std::size_t row = done; row < rows; ++row) {
    for (std::size_t c = 0; c < columns; ++c) out[row * stride + c] = blocks[c * block_stride + row];
  }
}

template <class Type, class Sink>
bool restore_block(const port_rule& rule, const Type* network, std::size_t rows, Sink* out) {
  const bool good = rule.nan_passes ? restore_values<true>(rule, network, rows, out)
                                    : restore_values<false>(rule, network, rows, out);
  if (rule.clamp_low > -infinity || rule.clamp_high < infinity) {
    const auto low = static_cast<Sink>(rule.clamp_low);
    const auto high = static_cast<Sink>(rule.clamp_high);
    for (std::size_t i = 0; i < rows; ++i) {
      const Sink kept = out[i] < low ? low : out[i];
      out[i] = kept > high ? high : kept;
    }
  }
  return good;
}

template bool convert_block<float>(const column_rule&, std::size_t, std::size_t, float*);
template bool convert_block<double>(const column_rule&, std::size_t, std::size_t, double*);
template void interleave<float>(const float*, std::size_t, std::size_t, std::size_t, float*, std::size_t);
template void interleave<double>(const double*, std::size_t, std::size_t, std::size_t, double*, std::size_t);
template bool restore_block<float, float>(const port_rule&, const float*, std::size_t, float*);
template bool restore_block<float, double>(const port_rule&, const float*, std::size_t, double*);
template bool restore_block<double, double>(const port_rule&, const double*, std::size_t, double*);

}  // namespace typeplate::inline abi_1
