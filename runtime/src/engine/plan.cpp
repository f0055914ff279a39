// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/plan.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

#include <typeplate/engine/message.hpp>

namespace typeplate::inline abi_1 {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// One direction of a contract while its plan is made.
struct side {
  std::string_view model;
  std::string_view word;  // "input" or "output"
  const port_contract* ports;
  std::size_t count;
  const std::vector<port_binding>* bindings;
  const std::vector<tensor_layout>* tensors;
};

message about(const side& direction, const port_contract& port) {
  return message().text("model ").name(direction.model).text(": ").text(direction.word).text(" ").name(port.name);
}

void require_keepable(const side& direction, const port_contract& port) {
  if (!(port.lower <= port.upper)) {
    throw about(direction, port)
        .text(" has the range ")
        .number(port.lower)
        .text(" to ")
        .value(port.upper, dtype::float64, port.unit)
        .text(", which holds no number; give the lower bound first")
        .to_error();
  }
}

void require_bound(const side& direction, const port_contract& port, const port_binding& binding) {
  const std::vector<tensor_layout>& tensors = *direction.tensors;
  if (binding.tensor >= tensors.size() || binding.column >= tensors[binding.tensor].columns) {
    throw about(direction, port)
        .text(" is bound to column ")
        .count(binding.column)
        .text(" of tensor ")
        .count(binding.tensor)
        .text(", which the network does not have; correct the artifact's tensors in the card")
        .to_error();
  }
  if (tensors[binding.tensor].type != port.type) {
    throw about(direction, port)
        .text(port.type == dtype::float32 ? " is float32 and its tensor float64"
                                          : " is float64 and its tensor float32")
        .text("; give every port of one tensor the tensor's dtype")
        .to_error();
  }
  const affine& scaling = binding.scaling;
  if (!std::isfinite(scaling.a) || scaling.a == 0.0 || !std::isfinite(scaling.b)) {
    throw about(direction, port)
        .text(" is standardised with factor ")
        .number(scaling.a)
        .text(" and offset ")
        .number(scaling.b)
        .text("; mean and deviation must be finite and the deviation not zero")
        .to_error();
  }
}

double largest(dtype type) {
  return type == dtype::float32 ? static_cast<double>(std::numeric_limits<float>::max())
                                : std::numeric_limits<double>::max();
}

/// How far beyond its bounds a float64 port accepts a number: the bound itself, written in another unit, is off by
/// the rounding of one multiplication and one addition. In float32 that vanishes when the number is rounded to the
/// type.
double rounding_of_conversion(double lower, double upper, dtype type) {
  if (type == dtype::float32) return 0.0;
  const double size =
      std::max(std::isinf(lower) ? 0.0 : std::fabs(lower), std::isinf(upper) ? 0.0 : std::fabs(upper));
  return 4.0 * std::numeric_limits<double>::epsilon() * size;
}

port_rule make_rule(const port_contract& port, const port_binding& binding, std::size_t index) {
  const double lower = rounded(port.lower, port.type);
  const double upper = rounded(port.upper, port.type);
  const double slack = rounding_of_conversion(lower, upper, port.type);
  const bool finite_only = port.not_finite == non_finite::error;
  const double most = finite_only ? largest(port.type) : infinity;
  const bool refuses = port.outside == out_of_range::error;
  const bool clamps = port.outside == out_of_range::clamp;
  return {.check_low = refuses ? std::max(-most, lower - slack) : -most,
          .check_high = refuses ? std::min(most, upper + slack) : most,
          .clamp_low = clamps ? lower : -infinity,
          .clamp_high = clamps ? upper : infinity,
          .scaling = binding.scaling,
          .port = index,
          .column = static_cast<unsigned>(binding.column),
          .nan_passes = !finite_only};
}

/// What a port that warns would refuse if it did not only warn.
std::vector<warning_rule> warning_rules(const side& direction) {
  std::vector<warning_rule> rules;
  for (std::size_t i = 0; i < direction.count; ++i) {
    port_contract port = direction.ports[i];
    if (port.outside != out_of_range::warn) continue;
    port.outside = out_of_range::error;
    const port_binding& binding = (*direction.bindings)[i];
    rules.push_back({binding.tensor, make_rule(port, binding, i)});
  }
  return rules;
}

void require_every_column_bound(const side& direction, const std::vector<tensor_plan>& tensors) {
  for (std::size_t t = 0; t < tensors.size(); ++t) {
    const tensor_plan& tensor = tensors[t];
    const auto misplaced = [&, expected = 0U](const port_rule& rule) mutable { return rule.column != expected++; };
    const bool good = tensor.layout.columns == tensor.rules.size() &&
                      (!tensor.layout.rank1 || tensor.rules.size() == 1) &&
                      std::none_of(tensor.rules.begin(), tensor.rules.end(), misplaced);
    if (!good) {
      throw message()
          .text("model ")
          .name(direction.model)
          .text(": ")
          .text(direction.word)
          .text(" tensor ")
          .count(t)
          .text(" has ")
          .count(tensor.layout.columns)
          .text(" columns and ")
          .count(tensor.rules.size())
          .text(" ports; name each column's port once in the card's artifact")
          .to_error();
    }
  }
}

std::vector<tensor_plan> plan_tensors(const side& direction) {
  if (direction.count == 0 || direction.bindings->size() != direction.count) {
    throw message()
        .text("model ")
        .name(direction.model)
        .text(" has ")
        .count(direction.count)
        .text(" ")
        .text(direction.word)
        .text(" ports and ")
        .count(direction.bindings->size())
        .text(" places in the network's tensors; a model needs at least one port, and a place for each")
        .to_error();
  }
  std::vector<tensor_plan> tensors;
  tensors.reserve(direction.tensors->size());
  for (const tensor_layout& layout : *direction.tensors) tensors.push_back({layout, {}});
  for (std::size_t i = 0; i < direction.count; ++i) {
    const port_binding& binding = (*direction.bindings)[i];
    require_keepable(direction, direction.ports[i]);
    require_bound(direction, direction.ports[i], binding);
    tensors[binding.tensor].rules.push_back(make_rule(direction.ports[i], binding, i));
  }
  for (tensor_plan& tensor : tensors) {
    std::sort(tensor.rules.begin(), tensor.rules.end(),
              [](const port_rule& left, const port_rule& right) { return left.column < right.column; });
  }
  require_every_column_bound(direction, tensors);
  return tensors;
}

std::vector<port_label> label_ports(const port_contract* ports, std::size_t count) {
  std::vector<port_label> labels;
  labels.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    labels.push_back(
        {std::string(ports[i].name), std::string(ports[i].unit), ports[i].type, ports[i].lower, ports[i].upper});
  }
  return labels;
}

/// -0.0 for either zero.
double neutral_zero(double offset) {
  return offset == 0.0 ? -0.0 : offset;
}

}  // namespace

affine standardize(double mean, double deviation) {
  return {1.0 / deviation, neutral_zero(-mean / deviation)};
}

affine destandardize(double mean, double deviation) {
  return {deviation, neutral_zero(mean)};
}

double rounded(double value, dtype type) {
  return type == dtype::float32 ? static_cast<double>(static_cast<float>(value)) : value;
}

plan make_plan(const contract& promised, const network_layout& layout) {
  const side inputs = {promised.model,       "input",        promised.inputs,
                       promised.input_count, &layout.inputs, &layout.input_tensors};
  const side outputs = {promised.model,        "output",        promised.outputs,
                        promised.output_count, &layout.outputs, &layout.output_tensors};
  return {.model = std::string(promised.model),
          .input_labels = label_ports(promised.inputs, promised.input_count),
          .output_labels = label_ports(promised.outputs, promised.output_count),
          .inputs = plan_tensors(inputs),
          .outputs = plan_tensors(outputs),
          .input_warnings = warning_rules(inputs),
          .output_warnings = warning_rules(outputs)};
}

}  // namespace typeplate::inline abi_1
