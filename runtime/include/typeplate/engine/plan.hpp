// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a session does with each port, worked out once from the contract: which tensor column it is, how it is
// scaled and which values pass. Building a plan refuses whatever a session could not keep.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <typeplate/contract.hpp>
#include <typeplate/engine/backend.hpp>

namespace typeplate::inline abi_1 {

/// `y = x * a + b`. The neutral offset is -0.0, because adding +0.0 would turn -0.0 into +0.0.
struct affine {
  double a = 1.0;
  double b = -0.0;
};

/// z = (x - mean) / deviation, as the network's input sees it.
[[nodiscard]] affine standardize(double mean, double deviation);
/// x = z * deviation + mean, as the port's value comes from the network's output.
[[nodiscard]] affine destandardize(double mean, double deviation);

/// Where one port lives in the network's tensors and how it is scaled: inputs from port to network, outputs back.
struct port_binding {
  std::size_t tensor = 0;
  std::size_t column = 0;
  affine scaling = {};
};

/// How a contract's ports become tensors; bindings in the order of the contract.
struct network_layout {
  std::vector<tensor_layout> input_tensors;
  std::vector<tensor_layout> output_tensors;
  std::vector<port_binding> inputs;
  std::vector<port_binding> outputs;
};

/// The numbers that a call needs for one port, together in one cache line.
struct port_rule {
  double check_low;   ///< a value below is refused
  double check_high;  ///< a value above is refused
  double clamp_low;   ///< a value below becomes this; -inf without clamping
  double clamp_high;  ///< a value above becomes this; +inf without clamping
  affine scaling;
  std::size_t port;  ///< index in the contract
  unsigned column;   ///< index in its tensor
  bool nan_passes;

  [[nodiscard]] bool accepts(double x) const {
    return ((x >= check_low) & (x <= check_high)) | (nan_passes & (x != x));
  }
};

/// What messages say about a port.
struct port_label {
  std::string name;
  std::string unit;
  dtype type = dtype::float32;
  double lower = 0.0;
  double upper = 0.0;
};

/// One tensor and its ports in the order of the columns.
struct tensor_plan {
  tensor_layout layout;
  std::vector<port_rule> rules;
};

/// The range of a port that only warns: a value that the rule does not accept is warned about.
struct warning_rule {
  std::size_t tensor;
  port_rule rule;
};

/// Holds copies of all text: the contract it was made from may be gone.
struct plan {
  std::string model;
  std::vector<port_label> input_labels;
  std::vector<port_label> output_labels;
  std::vector<tensor_plan> inputs;
  std::vector<tensor_plan> outputs;
  /// The ports that only warn, in the order of the contract.
  std::vector<warning_rule> input_warnings = {};
  std::vector<warning_rule> output_warnings = {};
};

/// A value or a bound as the port's type holds it: 1073.15 K is 1073.1500244 in float32, and a float32 value may
/// equal it.
[[nodiscard]] double rounded(double value, dtype type);

/// Throws `typeplate::error` when the contract asks for what the engine cannot keep (bounds that are NaN or
/// crossed) or when the layout does not fit the contract.
[[nodiscard]] plan make_plan(const contract& promised, const network_layout& layout);

}  // namespace typeplate::inline abi_1
