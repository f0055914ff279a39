// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "usable_columns.hpp"

#include <cmath>
#include <string_view>

#include <typeplate/engine/message.hpp>

namespace typeplate::inline abi_1 {
namespace {

message about(const plan& ports, std::string_view direction, const port_label& port) {
  return message().text("model ").name(ports.model).text(": ").text(direction).text(" ").name(port.name);
}

std::string_view rows_word(std::size_t rows) {
  return rows == 1 ? " row" : " rows";
}

/// Whether the last row lies within what one object in memory can span.
bool stride_fits(const column_source& input, std::size_t rows) {
  const auto number = static_cast<std::ptrdiff_t>(input.type == dtype::float32 ? sizeof(float) : sizeof(double));
  std::ptrdiff_t last = 0;
  return !__builtin_mul_overflow(rows - 1, input.stride, &last) && !__builtin_mul_overflow(last, number, &last);
}

error stride_error(message sentence, std::ptrdiff_t stride) {
  const auto size = static_cast<std::size_t>(stride);
  return sentence.text(stride < 0 ? " has a column with stride -" : " has a column with stride ")
      .count(stride < 0 ? 0 - size : size)
      .text(", which leads beyond any memory; a stride counts numbers from one row to the next, 1 is contiguous")
      .to_error();
}

outcome usable_source(const plan& ports, const port_label& port, const column_source& input, std::size_t rows) {
  if (input.data == nullptr || input.size < rows) {
    return about(ports, "input", port)
        .text(" has no data for ")
        .count(rows)
        .text(rows_word(rows))
        .text("; give a column that holds them")
        .to_error();
  }
  if (!stride_fits(input, rows)) return stride_error(about(ports, "input", port), input.stride);
  // The typed front never makes such a column; a caller with units from run-time text might.
  if (!std::isfinite(input.scale) || input.scale == 0.0 || !std::isfinite(input.offset)) {
    return about(ports, "input", port)
        .text(" has a column in a unit with factor ")
        .number(input.scale)
        .text(" and offset ")
        .number(input.offset)
        .text("; both must be finite and the factor not zero")
        .to_error();
  }
  return done{};
}

outcome usable_sink(const plan& ports, const port_label& port, const column_sink& output, std::size_t rows) {
  if (output.data == nullptr) {
    return about(ports, "output", port)
        .text(" has no memory for a column of ")
        .count(rows)
        .text(rows_word(rows))
        .text("; give fewer rows at a time")
        .to_error();
  }
  if (port.type == dtype::float64 && output.type == dtype::float32) {
    return about(ports, "output", port)
        .text(" is float64 and its column float32; give a column of the port's type")
        .to_error();
  }
  return done{};
}

}  // namespace

outcome usable_columns(const plan& ports, const column_source* inputs, std::size_t rows,
                       const column_sink* outputs) {
  for (std::size_t i = 0; i < ports.input_labels.size(); ++i) {
    outcome usable = usable_source(ports, ports.input_labels[i], inputs[i], rows);
    if (!usable) return usable;
  }
  for (std::size_t i = 0; i < ports.output_labels.size(); ++i) {
    outcome usable = usable_sink(ports, ports.output_labels[i], outputs[i], rows);
    if (!usable) return usable;
  }
  return done{};
}

result<std::size_t> shared_rows(const plan& ports, const column_source* inputs) {
  const std::size_t count = inputs[0].size;
  for (std::size_t i = 1; i < ports.input_labels.size(); ++i) {
    if (inputs[i].size == count) continue;
    return about(ports, "input", ports.input_labels[i])
        .text(" has ")
        .count(inputs[i].size)
        .text(rows_word(inputs[i].size))
        .text(" and input ")
        .name(ports.input_labels[0].name)
        .text(" has ")
        .count(count)
        .text("; give every column of one call the same number of rows")
        .to_error();
  }
  return count;
}

}  // namespace typeplate::inline abi_1
