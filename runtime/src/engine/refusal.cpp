// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/refusal.hpp>

#include <cmath>
#include <limits>
#include <string_view>

#include <typeplate/engine/message.hpp>

namespace typeplate::inline abi_1 {
namespace {

/// A value that broke its port's rules, and where.
struct offence {
  double value = 0.0;      // in the port's unit
  double number = 0.0;     // as the caller gave it
  bool converted = false;  // whether those two differ, by a unit or for being too large for the port
  bool by_range = false;   // refused by the range, else for not being finite
  std::size_t row = 0;
  std::size_t bad_rows = 0;
  std::size_t rows = 1;
};

double number_at(const column_source& source, std::size_t row) {
  const std::ptrdiff_t index = static_cast<std::ptrdiff_t>(row) * source.stride;
  return source.type == dtype::float32 ? static_cast<double>(static_cast<const float*>(source.data)[index])
                                       : static_cast<const double*>(source.data)[index];
}

double element_at(const output_view& view, dtype type, std::size_t row, std::size_t column) {
  const std::ptrdiff_t index =
      static_cast<std::ptrdiff_t>(row) * view.row_stride + static_cast<std::ptrdiff_t>(column) * view.column_stride;
  return type == dtype::float32 ? static_cast<double>(static_cast<const float*>(view.data)[index])
                                : static_cast<const double*>(view.data)[index];
}

void add_range(message& sentence, const port_label& port) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (port.lower == -infinity) {
    sentence.text("at most ").value(port.upper, port.type, port.unit);
  } else if (port.upper == infinity) {
    sentence.text("at least ").value(port.lower, port.type, port.unit);
  } else {
    sentence.number(port.lower, port.type).text(" to ").value(port.upper, port.type, port.unit);
  }
}

void add_rows(message& sentence, const offence& bad) {
  if (bad.rows == 1 && bad.bad_rows == 0) return;
  sentence.text(" in row ").count(bad.row).text(" (").count(bad.bad_rows).text(" of ").count(bad.rows);
  sentence.text(bad.rows == 1 ? " row refused)" : " rows refused)");
}

/// "model `steam`: input `temperature` is 1200 K (926.85 as given) in row 3 (2 of 1024 rows refused)"
message describe(const plan& ports, std::string_view direction, const port_label& port, const offence& bad) {
  message sentence;
  sentence.text("model ").name(ports.model).text(": ").text(direction).text(" ").name(port.name).text(" is ");
  sentence.value(bad.value, port.type, port.unit);
  if (bad.converted) sentence.text(" (").number(bad.number).text(" as given)");
  add_rows(sentence, bad);
  return sentence;
}

error input_error(const plan& ports, const port_label& port, const offence& bad) {
  message sentence = describe(ports, "input", port, bad);
  if (bad.by_range) {
    sentence.text(", outside its range ");
    add_range(sentence, port);
    sentence.text(R"(; check value and unit, or set "out_of_range" in the card to "clamp" or "ignore")");
  } else if (std::isfinite(bad.number)) {
    sentence.text(", too large for ")
        .text(port.type == dtype::float32 ? "float32" : "float64")
        .text("; check value and unit");
  } else {
    sentence.text(R"(, not a finite number; leave such values out, or set "non_finite" in the card to "allow")");
  }
  return sentence.to_error();
}

error output_error(const plan& ports, const port_label& port, const offence& bad) {
  message sentence = describe(ports, "output", port, bad);
  if (bad.by_range) {
    sentence.text(", outside the range ");
    add_range(sentence, port);
    sentence.text(" that the card promises");
  } else {
    sentence.text(", not a finite number");
  }
  sentence.text("; compare the inputs with the model's training data, they may be a combination it never saw");
  return sentence.to_error();
}

/// The rule of port `index`, wherever its tensor is.
const port_rule& find_rule(const std::vector<tensor_plan>& tensors, std::size_t index) {
  const port_rule* found = nullptr;
  for (const tensor_plan& tensor : tensors) {
    for (const port_rule& rule : tensor.rules) {
      if (rule.port == index) found = &rule;
    }
  }
  return *found;
}

/// Where every value must be finite, an infinity is refused for that; where any may come, only a range refuses.
bool refused_by_range(const port_rule& rule, double value) {
  return rule.nan_passes || std::isfinite(value);
}

/// `value_at(row)` fills in value and number; counts the rows that `rule` refuses.
template <class ValueAt>
offence count_bad_rows(const port_rule& rule, std::size_t rows, const ValueAt& value_at) {
  offence first;
  first.rows = rows;
  for (std::size_t row = 0; row < rows; ++row) {
    const offence here = value_at(row);
    if (rule.accepts(here.value)) continue;
    if (first.bad_rows++ != 0) continue;
    first.value = here.value;
    first.number = here.number;
    first.converted = here.converted;
    first.by_range = refused_by_range(rule, here.value);
    first.row = row;
  }
  return first;
}

offence converted(double number, double scale, double offset, dtype type) {
  const double value = rounded(number * scale + offset, type);
  return {.value = value,
          .number = number,
          .converted = std::isfinite(number) && (scale != 1.0 || offset != 0.0 || !std::isfinite(value))};
}

[[noreturn]] void throw_lost(const plan& ports) {
  // Reached only when the data changed between packing and now, that is, under a caller who breaks the thread
  // contract.
  throw message()
      .text("model ")
      .name(ports.model)
      .text(": an input changed while it was being checked; keep columns constant until forward returns")
      .to_error();
}

}  // namespace

void refuse_inputs(const plan& ports, const sample* inputs) {
  for (std::size_t i = 0; i < ports.input_labels.size(); ++i) {
    const port_label& port = ports.input_labels[i];
    offence bad = converted(inputs[i].number, inputs[i].scale, inputs[i].offset, port.type);
    const port_rule& rule = find_rule(ports.inputs, i);
    if (rule.accepts(bad.value)) continue;
    bad.by_range = refused_by_range(rule, bad.value);
    throw input_error(ports, port, bad);
  }
  throw_lost(ports);
}

void refuse_inputs(const plan& ports, const column_source* inputs, std::size_t rows) {
  for (std::size_t i = 0; i < ports.input_labels.size(); ++i) {
    const port_label& port = ports.input_labels[i];
    const column_source& source = inputs[i];
    const offence bad = count_bad_rows(find_rule(ports.inputs, i), rows, [&](std::size_t row) {
      return converted(number_at(source, row), source.scale, source.offset, port.type);
    });
    if (bad.bad_rows != 0) throw input_error(ports, port, bad);
  }
  throw_lost(ports);
}

void refuse_outputs(const plan& ports, std::size_t tensor, const output_view& view, std::size_t rows,
                    bool columns) {
  const tensor_plan& plan = ports.outputs[tensor];
  for (const port_rule& rule : plan.rules) {
    const port_label& port = ports.output_labels[rule.port];
    offence bad = count_bad_rows(rule, rows, [&](std::size_t row) {
      const double y = element_at(view, plan.layout.type, row, rule.column);
      return offence{.value = rounded(y * rule.scaling.a + rule.scaling.b, port.type)};
    });
    if (bad.bad_rows == 0) continue;
    if (!columns) bad.bad_rows = 0;
    throw output_error(ports, port, bad);
  }
  throw_lost(ports);
}

}  // namespace typeplate::inline abi_1
