// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/row_check.hpp>

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>

#include "offence.hpp"

namespace typeplate::inline abi_1 {
namespace {

/// Fills in what a sentence about one row says.
std::optional<offence> judged(const port_rule& rule, offence here, std::size_t row) {
  if (rule.accepts(here.value)) return std::nullopt;
  here.by_range = refused_by_range(rule, here.value);
  here.words = row_words::row;
  here.row = row;
  return here;
}

std::optional<error> input_reason(const plan& ports, const column_source* inputs, std::size_t row) {
  for (std::size_t i = 0; i < ports.input_labels.size(); ++i) {
    const port_label& port = ports.input_labels[i];
    const auto bad = judged(find_rule(ports.inputs, i), value_of(inputs[i], row, port.type), row);
    if (bad) return input_sentence(ports, port, *bad).to_error();
  }
  return std::nullopt;
}

std::optional<error> output_reason(const plan& ports, const workspace& work, std::size_t row) {
  for (std::size_t t = 0; t < ports.outputs.size(); ++t) {
    const output_view view = work.output(t);
    for (const port_rule& rule : ports.outputs[t].rules) {
      const port_label& port = ports.output_labels[rule.port];
      const auto bad = judged(rule, value_of(rule, view, row, port.type), row);
      if (bad) return output_sentence(ports, port, *bad).to_error();
    }
  }
  return std::nullopt;
}

template <class Number>
void blank(Number* column, const row_report& report) {
  for (std::size_t row = 0; row < report.size(); ++row) {
    if (!report.good(row)) column[row] = std::numeric_limits<Number>::quiet_NaN();
  }
}

}  // namespace

void mark_bad_inputs(const plan& ports, const column_source* inputs, std::size_t rows, row_report& report) {
  for (std::size_t i = 0; i < ports.input_labels.size(); ++i) {
    const port_rule& rule = find_rule(ports.inputs, i);
    const dtype type = ports.input_labels[i].type;
    for (std::size_t row = 0; row < rows; ++row) {
      if (!rule.accepts(value_of(inputs[i], row, type).value)) report.mark(row);
    }
  }
}

void mark_bad_outputs(const plan& ports, std::size_t tensor, const output_view& view, std::size_t rows,
                      row_report& report) {
  for (const port_rule& rule : ports.outputs[tensor].rules) {
    const dtype type = ports.output_labels[rule.port].type;
    for (std::size_t row = 0; row < rows; ++row) {
      if (!rule.accepts(value_of(rule, view, row, type).value)) report.mark(row);
    }
  }
}

void replace_bad_rows(const tensor_layout& layout, void* tensor, const row_report& report) {
  const std::size_t bytes = layout.columns * (layout.type == dtype::float32 ? sizeof(float) : sizeof(double));
  auto* const start = static_cast<unsigned char*>(tensor);
  const bool* const end = report.mask() + report.size();
  const auto good = static_cast<std::size_t>(std::find(report.mask(), end, true) - report.mask());
  for (std::size_t row = 0; row < report.size(); ++row) {
    if (!report.good(row)) std::memcpy(start + row * bytes, start + good * bytes, bytes);
  }
}

void explain_bad_rows(const plan& ports, const column_source* inputs, const workspace* work, row_report& report) {
  for (std::size_t row = 0; row < report.size(); ++row) {
    if (report.good(row)) continue;
    std::optional<error> why = input_reason(ports, inputs, row);
    if (!why && work != nullptr) why = output_reason(ports, *work, row);
    if (!why) continue;
    if (!report.explain(row, *why)) return;
  }
}

void blank_bad_rows(const plan& ports, const column_sink* outputs, const row_report& report) {
  for (std::size_t i = 0; i < ports.output_labels.size(); ++i) {
    if (outputs[i].type == dtype::float32)
      blank(static_cast<float*>(outputs[i].data), report);
    else
      blank(static_cast<double*>(outputs[i].data), report);
  }
}

}  // namespace typeplate::inline abi_1
