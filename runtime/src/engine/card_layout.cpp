// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/card_layout.hpp>

#include <algorithm>

namespace typeplate::inline abi_1 {
namespace {

using card::Port;
using card::Standardization;
using card::TensorLayout;

const Port* port_named(const std::vector<Port>& ports, const std::string& name) {
  const auto found = std::ranges::find(ports, name, &Port::name);
  return found == ports.end() ? nullptr : &*found;
}

std::vector<tensor_layout> tensors_of(const std::vector<TensorLayout>& stated, const std::vector<Port>& ports) {
  std::vector<tensor_layout> tensors;
  for (const TensorLayout& tensor : stated) {
    const Port* first = tensor.ports.empty() ? nullptr : port_named(ports, tensor.ports.front());
    const bool wide = first != nullptr && first->dtype == card::ElementType::float64;
    tensors.push_back({wide ? dtype::float64 : dtype::float32, tensor.ports.size(), tensor.rank1});
  }
  return tensors;
}

using scaling_function = affine (*)(double mean, double deviation);

port_binding binding_of(const Port& port, const std::vector<TensorLayout>& stated,
                        const std::vector<Standardization>& processing, scaling_function scaling) {
  port_binding binding;
  for (std::size_t tensor = 0; tensor < stated.size(); ++tensor) {
    const auto column = std::ranges::find(stated[tensor].ports, port.name);
    if (column == stated[tensor].ports.end()) continue;
    binding.tensor = tensor;
    binding.column = static_cast<std::size_t>(column - stated[tensor].ports.begin());
  }
  const auto step = std::ranges::find(processing, port.name, &Standardization::port);
  if (step != processing.end()) binding.scaling = scaling(step->mean, step->deviation);
  return binding;
}

}  // namespace

network_layout layout_of(const card::Card& card) {
  network_layout layout;
  layout.input_tensors = tensors_of(card.artifact.inputs, card.inputs);
  layout.output_tensors = tensors_of(card.artifact.outputs, card.outputs);
  for (const Port& port : card.inputs)
    layout.inputs.push_back(binding_of(port, card.artifact.inputs, card.standardize, standardize));
  for (const Port& port : card.outputs)
    layout.outputs.push_back(binding_of(port, card.artifact.outputs, card.destandardize, destandardize));
  return layout;
}

}  // namespace typeplate::inline abi_1
