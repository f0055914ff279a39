// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/packing.hpp>

#include <algorithm>
#include <limits>
#include <utility>

#include <typeplate/engine/passing_numbers.hpp>

#include "column_loops.hpp"

namespace typeplate::inline abi_1 {
namespace {

constexpr std::size_t block_rows = 128;
constexpr std::size_t group_columns = 4;

template <class Type>
bool pack_sample_as(const tensor_plan& plan, const sample* inputs, Type* tensor) {
  bool good = true;
  for (const port_rule& rule : plan.rules) {
    const sample& given = inputs[rule.port];
    const auto x = static_cast<double>(static_cast<Type>(given.number * given.scale + given.offset));
    const auto [a, b] = rule.scaling;
    double value = given.number * (given.scale * a) + (given.offset * a + b);
    if (x < rule.clamp_low) value = rule.clamp_low * a + b;
    if (x > rule.clamp_high) value = rule.clamp_high * a + b;
    good &= rule.accepts(x);
    tensor[rule.column] = static_cast<Type>(value);
  }
  return good;
}

/// Turns a rule about port values into one about the user's numbers.
template <class Number, class Type>
column_rule prepare(const port_rule& rule, const column_source& source) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const auto [a, b] = rule.scaling;
  column_rule ready = {.numbers = source.data,
                       .type = source.type,
                       .stride = source.stride,
                       .a = source.scale * a,
                       .b = source.offset * a + b,
                       .nan_passes = rule.nan_passes};
  if (rule.check_low > -infinity || rule.check_high < infinity) {
    const auto pass = passing_numbers<Number, Type>(source.scale, source.offset, rule.check_low, rule.check_high);
    ready.low = static_cast<double>(pass.low);
    ready.high = static_cast<double>(pass.high);
  }
  if (rule.clamp_low > -infinity || rule.clamp_high < infinity) {
    const auto keep = passing_numbers<Number, Type>(source.scale, source.offset, rule.clamp_low, rule.clamp_high);
    ready.clamps = true;
    ready.keep_low = static_cast<double>(keep.low);
    ready.keep_high = static_cast<double>(keep.high);
    ready.below = rule.clamp_low * a + b;
    ready.above = rule.clamp_high * a + b;
    if (source.scale < 0.0) std::swap(ready.below, ready.above);
  }
  return ready;
}

template <class Type>
column_rule prepare(const port_rule& rule, const column_source& source) {
  return source.type == dtype::float32 ? prepare<float, Type>(rule, source) : prepare<double, Type>(rule, source);
}

/// Up to four neighbouring columns: each block of rows is converted column by column, then transposed into the
/// tensor.
template <class Type>
bool pack_group(const column_rule* columns, std::size_t count, std::size_t rows, Type* out, std::size_t stride) {
  alignas(64) Type scratch[group_columns][block_rows];
  bool good = true;
  for (std::size_t row = 0; row < rows; row += block_rows) {
    const std::size_t block = std::min(block_rows, rows - row);
    for (std::size_t c = 0; c < count; ++c) good &= convert_block(columns[c], row, block, scratch[c]);
    interleave(scratch[0], block_rows, count, block, out + row * stride, stride);
  }
  return good;
}

template <class Type>
bool pack_columns_as(const tensor_plan& plan, const column_source* inputs, std::size_t rows, Type* tensor) {
  const std::size_t stride = plan.layout.columns;
  bool good = true;
  for (std::size_t first = 0; first < stride; first += group_columns) {
    const std::size_t count = std::min(group_columns, stride - first);
    column_rule columns[group_columns];
    for (std::size_t c = 0; c < count; ++c) {
      const port_rule& rule = plan.rules[first + c];
      columns[c] = prepare<Type>(rule, inputs[rule.port]);
    }
    good &= stride == 1 ? convert_block(columns[0], 0, rows, tensor)
                        : pack_group(columns, count, rows, tensor + first, stride);
  }
  return good;
}

template <class Type>
bool unpack_sample_as(const tensor_plan& plan, const output_view& tensor, double* outputs) {
  const auto* const data = static_cast<const Type*>(tensor.data);
  bool good = true;
  for (const port_rule& rule : plan.rules) {
    const Type y = data[static_cast<std::ptrdiff_t>(rule.column) * tensor.column_stride];
    const auto x = static_cast<double>(static_cast<Type>(static_cast<double>(y) * rule.scaling.a + rule.scaling.b));
    good &= rule.accepts(x);
    const double kept = x < rule.clamp_low ? rule.clamp_low : x;
    outputs[rule.port] = kept > rule.clamp_high ? rule.clamp_high : kept;
  }
  return good;
}

template <class Type, class Sink>
bool unpack_column(const port_rule& rule, const Type* data, std::ptrdiff_t stride, std::size_t rows, Sink* out) {
  alignas(64) Type scratch[block_rows];
  bool good = true;
  for (std::size_t row = 0; row < rows; row += block_rows) {
    const std::size_t block = std::min(block_rows, rows - row);
    for (std::size_t i = 0; i < block; ++i) scratch[i] = data[static_cast<std::ptrdiff_t>(row + i) * stride];
    good &= restore_block(rule, scratch, block, out + row);
  }
  return good;
}

template <class Type>
bool unpack_columns_as(const tensor_plan& plan, const output_view& tensor, std::size_t rows,
                       const column_sink* outputs) {
  bool good = true;
  for (const port_rule& rule : plan.rules) {
    const auto* const data =
        static_cast<const Type*>(tensor.data) + static_cast<std::ptrdiff_t>(rule.column) * tensor.column_stride;
    const column_sink& sink = outputs[rule.port];
    good &= sink.type == dtype::float64
                ? unpack_column(rule, data, tensor.row_stride, rows, static_cast<double*>(sink.data))
                : unpack_column(rule, data, tensor.row_stride, rows, static_cast<Type*>(sink.data));
  }
  return good;
}

}  // namespace

bool pack_sample(const tensor_plan& rules, const sample* inputs, void* tensor) {
  return rules.layout.type == dtype::float32 ? pack_sample_as(rules, inputs, static_cast<float*>(tensor))
                                             : pack_sample_as(rules, inputs, static_cast<double*>(tensor));
}

bool pack_columns(const tensor_plan& rules, const column_source* inputs, std::size_t rows, void* tensor) {
  return rules.layout.type == dtype::float32 ? pack_columns_as(rules, inputs, rows, static_cast<float*>(tensor))
                                             : pack_columns_as(rules, inputs, rows, static_cast<double*>(tensor));
}

bool unpack_sample(const tensor_plan& rules, const output_view& tensor, double* outputs) {
  return rules.layout.type == dtype::float32 ? unpack_sample_as<float>(rules, tensor, outputs)
                                             : unpack_sample_as<double>(rules, tensor, outputs);
}

bool unpack_columns(const tensor_plan& rules, const output_view& tensor, std::size_t rows,
                    const column_sink* outputs) {
  return rules.layout.type == dtype::float32 ? unpack_columns_as<float>(rules, tensor, rows, outputs)
                                             : unpack_columns_as<double>(rules, tensor, rows, outputs);
}

}  // namespace typeplate::inline abi_1
