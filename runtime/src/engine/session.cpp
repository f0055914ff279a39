// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/session.hpp>

#include <cmath>
#include <utility>

#include <typeplate/engine/message.hpp>
#include <typeplate/engine/packing.hpp>
#include <typeplate/engine/refusal.hpp>

namespace typeplate::inline abi_1 {
namespace {

/// Whether the last row lies within what one object in memory can span.
bool stride_fits(const column_source& input, std::size_t rows) {
  const auto number = static_cast<std::ptrdiff_t>(input.type == dtype::float32 ? sizeof(float) : sizeof(double));
  std::ptrdiff_t last = 0;
  return !__builtin_mul_overflow(rows - 1, input.stride, &last) && !__builtin_mul_overflow(last, number, &last);
}

error stride_error(const plan& ports, std::size_t input, std::ptrdiff_t stride) {
  const auto size = static_cast<std::size_t>(stride);
  return message()
      .text("model ")
      .name(ports.model)
      .text(": input ")
      .name(ports.input_labels[input].name)
      .text(stride < 0 ? " has a column with stride -" : " has a column with stride ")
      .count(stride < 0 ? 0 - size : size)
      .text(", which leads beyond any memory; a stride counts numbers from one row to the next, 1 is contiguous")
      .to_error();
}

void require_usable(const plan& ports, const column_source* inputs, std::size_t rows) {
  for (std::size_t i = 0; i < ports.input_labels.size(); ++i) {
    if (inputs[i].data == nullptr || inputs[i].size < rows) {
      throw message()
          .text("model ")
          .name(ports.model)
          .text(": input ")
          .name(ports.input_labels[i].name)
          .text(" has no data for ")
          .count(rows)
          .text(rows == 1 ? " row" : " rows")
          .text("; give a column that holds them")
          .to_error();
    }
    if (!stride_fits(inputs[i], rows)) throw stride_error(ports, i, inputs[i].stride);
    // The typed front never makes such a column; a caller with units from run-time text might.
    if (!std::isfinite(inputs[i].scale) || inputs[i].scale == 0.0 || !std::isfinite(inputs[i].offset)) {
      throw message()
          .text("model ")
          .name(ports.model)
          .text(": input ")
          .name(ports.input_labels[i].name)
          .text(" has a column in a unit with factor ")
          .number(inputs[i].scale)
          .text(" and offset ")
          .number(inputs[i].offset)
          .text("; both must be finite and the factor not zero")
          .to_error();
    }
  }
}

void require_usable(const plan& ports, const column_sink* outputs) {
  for (std::size_t i = 0; i < ports.output_labels.size(); ++i) {
    const bool narrow = ports.output_labels[i].type == dtype::float64 && outputs[i].type == dtype::float32;
    if (outputs[i].data == nullptr || narrow) {
      throw message()
          .text("model ")
          .name(ports.model)
          .text(": output ")
          .name(ports.output_labels[i].name)
          .text(narrow ? " is float64 and its column float32" : " has no memory for its column")
          .text("; give a column of the port's type")
          .to_error();
    }
  }
}

}  // namespace

session::session(plan ports, std::unique_ptr<const backend> runner)
    : plan_(std::move(ports)), pool_(std::move(runner)) {}

void session::forward(const sample* inputs, double* outputs) const {
  const workspace_pool::lease work = pool_.borrow();
  bool good = true;
  for (std::size_t t = 0; t < plan_.inputs.size(); ++t) {
    good &= pack_sample(plan_.inputs[t], inputs, work->input(t, 1));
  }
  if (!good) refuse_inputs(plan_, inputs);
  work->run(1);
  for (std::size_t t = 0; t < plan_.outputs.size(); ++t) {
    const output_view view = work->output(t);
    if (!unpack_sample(plan_.outputs[t], view, outputs)) refuse_outputs(plan_, t, view, 1, false);
  }
}

void session::forward(const column_source* inputs, std::size_t rows, const column_sink* outputs) const {
  if (rows == 0) return;
  require_usable(plan_, inputs, rows);
  require_usable(plan_, outputs);
  workspace_pool::lease work = pool_.borrow();
  if (rows > most_rows_kept) work.do_not_keep();
  bool good = true;
  for (std::size_t t = 0; t < plan_.inputs.size(); ++t) {
    good &= pack_columns(plan_.inputs[t], inputs, rows, work->input(t, rows));
  }
  if (!good) refuse_inputs(plan_, inputs, rows);
  work->run(rows);
  for (std::size_t t = 0; t < plan_.outputs.size(); ++t) {
    const output_view view = work->output(t);
    if (!unpack_columns(plan_.outputs[t], view, rows, outputs)) refuse_outputs(plan_, t, view, rows, true);
  }
}

std::size_t session::rows(const column_source* inputs) const {
  const std::size_t count = inputs[0].size;
  for (std::size_t i = 1; i < plan_.input_labels.size(); ++i) {
    if (inputs[i].size != count) {
      throw message()
          .text("model ")
          .name(plan_.model)
          .text(": input ")
          .name(plan_.input_labels[i].name)
          .text(" has ")
          .count(inputs[i].size)
          .text(inputs[i].size == 1 ? " row" : " rows")
          .text(" and input ")
          .name(plan_.input_labels[0].name)
          .text(" has ")
          .count(count)
          .text("; give every column of one call the same number of rows")
          .to_error();
    }
  }
  return count;
}

}  // namespace typeplate::inline abi_1
