// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "offence.hpp"

#include <limits>
#include <string_view>

namespace typeplate::inline abi_1 {
namespace {

double element_at(const void* data, dtype type, std::ptrdiff_t index) {
  return type == dtype::float32 ? static_cast<double>(static_cast<const float*>(data)[index])
                                : static_cast<const double*>(data)[index];
}

offence converted(double number, double scale, double offset, dtype type) {
  const double value = rounded(number * scale + offset, type);
  return {.value = value,
          .number = number,
          .converted = std::isfinite(number) && (scale != 1.0 || offset != 0.0 || !std::isfinite(value))};
}

void add_rows(message& sentence, const offence& bad) {
  if (bad.words == row_words::none) return;
  sentence.text(" in row ").count(bad.row);
  if (bad.words == row_words::row) return;
  sentence.text(" (").count(bad.bad_rows).text(" of ").count(bad.rows);
  sentence.text(bad.rows == 1 ? " row " : " rows ").text(bad.warned ? "warned)" : "refused)");
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

}  // namespace

offence value_of(const sample& given, dtype type) {
  return converted(given.number, given.scale, given.offset, type);
}

offence value_of(const column_source& source, std::size_t row, dtype type) {
  const double number = element_at(source.data, source.type, static_cast<std::ptrdiff_t>(row) * source.stride);
  return converted(number, source.scale, source.offset, type);
}

offence value_of(const port_rule& rule, const output_view& view, std::size_t row, dtype type) {
  const std::ptrdiff_t index = static_cast<std::ptrdiff_t>(row) * view.row_stride +
                               static_cast<std::ptrdiff_t>(rule.column) * view.column_stride;
  return {.value = rounded(element_at(view.data, type, index) * rule.scaling.a + rule.scaling.b, type)};
}

const port_rule& find_rule(const std::vector<tensor_plan>& tensors, std::size_t index) {
  const port_rule* found = nullptr;
  for (const tensor_plan& tensor : tensors) {
    for (const port_rule& rule : tensor.rules) {
      if (rule.port == index) found = &rule;
    }
  }
  return *found;
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

message input_sentence(const plan& ports, const port_label& port, const offence& bad) {
  message sentence = describe(ports, "input", port, bad);
  if (bad.by_range) {
    sentence.text(", outside its range ");
    add_range(sentence, port);
    sentence.text(
        bad.warned ? "; it was let through, check value and unit"
                   : R"(; check value and unit, or set "out_of_range" in the card to "warn", "clamp" or "ignore")");
  } else if (std::isfinite(bad.number)) {
    sentence.text(", too large for ")
        .text(port.type == dtype::float32 ? "float32" : "float64")
        .text("; check value and unit");
  } else {
    sentence.text(R"(, not a finite number; leave such values out, or set "non_finite" in the card to "allow")");
  }
  return sentence;
}

message output_sentence(const plan& ports, const port_label& port, const offence& bad) {
  message sentence = describe(ports, "output", port, bad);
  if (bad.by_range) {
    sentence.text(", outside the range ");
    add_range(sentence, port);
    sentence.text(" that the card promises");
  } else {
    sentence.text(", not a finite number");
  }
  sentence.text(bad.warned ? "; it was let through, compare" : "; compare");
  sentence.text(" the inputs with the model's training data, they may be a combination it never saw");
  return sentence;
}

}  // namespace typeplate::inline abi_1
