// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "init/draft_card.hpp"

#include <algorithm>
#include <set>

#include "typeplate/card/json.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

using card::json_quote;

/// The ports that are one tensor's columns.
struct TensorPorts {
  std::vector<std::string> names;
  bool rank1 = false;
  dtype type = dtype::float32;
};

// Unique among the names taken so far: a module may have the arguments `x` with two columns and `x_1`.
std::string fresh_name(std::string name, std::set<std::string>& taken) {
  while (!taken.insert(name).second) name += "_";
  return name;
}

std::vector<TensorPorts> name_ports(const std::vector<outlined_tensor>& tensors, const std::string& unnamed) {
  std::set<std::string> taken;
  std::vector<TensorPorts> named;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    const outlined_tensor& tensor = tensors[i];
    const std::string number = tensors.size() > 1 ? "_" + std::to_string(i + 1) : "";
    const std::string base = tensor.name.empty() ? unnamed + number : tensor.name;
    TensorPorts ports{{}, tensor.rank1, tensor.type};
    for (std::size_t column = 1; column <= tensor.columns; ++column)
      ports.names.push_back(fresh_name(tensor.columns == 1 ? base : base + "_" + std::to_string(column), taken));
    named.push_back(std::move(ports));
  }
  return named;
}

std::string port_lines(const std::vector<TensorPorts>& tensors) {
  std::string lines;
  for (const TensorPorts& tensor : tensors) {
    const std::string type = tensor.type == dtype::float32 ? "float32" : "float64";
    for (const std::string& name : tensor.names)
      lines += std::string(lines.empty() ? "" : ",\n") + "    {\"name\": " + json_quote(name) +
               R"(, "unit": "?", "dtype": ")" + type + R"(", "shape": ["batch"]})";
  }
  return lines;
}

// A [batch] tensor is its port's name alone, a [batch, columns] tensor a list of names.
std::string tensor_text(const TensorPorts& tensor) {
  if (tensor.rank1) return json_quote(tensor.names.front());
  std::string text;
  for (const std::string& name : tensor.names) text += (text.empty() ? "" : ", ") + json_quote(name);
  return "[" + text + "]";
}

std::string tensor_list(const std::vector<TensorPorts>& tensors) {
  std::string text;
  for (const TensorPorts& tensor : tensors) text += (text.empty() ? "" : ", ") + tensor_text(tensor);
  return "[" + text + "]";
}

std::string tensor_object(const std::vector<TensorPorts>& tensors, const std::vector<outlined_tensor>& arguments) {
  std::string text;
  for (std::size_t i = 0; i < tensors.size(); ++i)
    text += (text.empty() ? "" : ", ") + json_quote(arguments[i].name) + ": " + tensor_text(tensors[i]);
  return "{" + text + "}";
}

}  // namespace

std::string draft_card(const module_outline& module, const std::string& name, const std::string& file) {
  const std::vector<TensorPorts> inputs = name_ports(module.inputs, "input");
  const std::vector<TensorPorts> outputs = name_ports(module.outputs, "output");
  const std::string arguments = module.inputs_by_name ? tensor_object(inputs, module.inputs) : tensor_list(inputs);
  // "2.13.0+cpu" is no version of a card.
  const std::string libtorch = module.libtorch.substr(0, module.libtorch.find('+'));
  return "{\n  \"schema\": \"typeplate/1\",\n  \"name\": " + json_quote(name) +
         ",\n  \"version\": \"0.1.0\",\n  \"inputs\": [\n" + port_lines(inputs) + "\n  ],\n  \"outputs\": [\n" +
         port_lines(outputs) +
         "\n  ],\n  \"artifact\": {\n    \"format\": \"torchscript\",\n    \"file\": " + json_quote(file) +
         ",\n    \"inputs\": " + arguments + ",\n    \"outputs\": " + tensor_list(outputs) +
         ",\n    \"requires\": " + json_quote(libtorch) + "\n  }\n}\n";
}

}  // namespace typeplate::inline abi_1::generator
