// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/refusal.hpp>

#include "offence.hpp"

namespace typeplate::inline abi_1 {
namespace {

error lost(const plan& ports) {
  // Reached only when the data changed between packing and now, that is, under a caller who breaks the thread
  // contract.
  return message()
      .text("model ")
      .name(ports.model)
      .text(": an input changed while it was being checked; keep columns constant until forward returns")
      .to_error();
}

}  // namespace

error input_refusal(const plan& ports, const sample* inputs) {
  for (std::size_t i = 0; i < ports.input_labels.size(); ++i) {
    const port_label& port = ports.input_labels[i];
    offence bad = value_of(inputs[i], port.type);
    const port_rule& rule = find_rule(ports.inputs, i);
    if (rule.accepts(bad.value)) continue;
    bad.by_range = refused_by_range(rule, bad.value);
    return input_sentence(ports, port, bad).to_error();
  }
  return lost(ports);
}

error input_refusal(const plan& ports, const column_source* inputs, std::size_t rows) {
  for (std::size_t i = 0; i < ports.input_labels.size(); ++i) {
    const port_label& port = ports.input_labels[i];
    const offence bad = first_offence(find_rule(ports.inputs, i), rows, nullptr,
                                      [&](std::size_t row) { return value_of(inputs[i], row, port.type); });
    if (bad.bad_rows != 0) return input_sentence(ports, port, bad).to_error();
  }
  return lost(ports);
}

error output_refusal(const plan& ports, std::size_t tensor, const output_view& view, std::size_t rows,
                     bool columns) {
  for (const port_rule& rule : ports.outputs[tensor].rules) {
    const port_label& port = ports.output_labels[rule.port];
    offence bad =
        first_offence(rule, rows, nullptr, [&](std::size_t row) { return value_of(rule, view, row, port.type); });
    if (bad.bad_rows == 0) continue;
    if (!columns) bad.words = row_words::none;
    return output_sentence(ports, port, bad).to_error();
  }
  return lost(ports);
}

}  // namespace typeplate::inline abi_1
