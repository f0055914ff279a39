// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/function_backend.hpp>

#include <utility>
#include <vector>

#include <typeplate/engine/session.hpp>
#include <typeplate/engine/tensor_buffer.hpp>

namespace typeplate::inline abi_1 {
namespace {

/// The one owner of a user's state, from the first line of each function that is handed it.
class owned_function {
 public:
  explicit owned_function(sample_function function) : function_(function) {}
  owned_function(owned_function&& other) noexcept : function_(std::exchange(other.function_, {})) {}
  owned_function& operator=(owned_function&&) = delete;
  ~owned_function() {
    if (function_.destroy != nullptr) function_.destroy(function_.state);
  }

  void operator()(const double* inputs, double* outputs) const { function_.call(function_.state, inputs, outputs); }

 private:
  sample_function function_;
};

class function_workspace final : public workspace {
 public:
  function_workspace(const network_layout& layout, const owned_function& function)
      : layout_(layout),
        function_(function),
        inputs_(make_buffers(layout.input_tensors)),
        outputs_(make_buffers(layout.output_tensors)),
        arguments_(layout.inputs.size()),
        results_(layout.outputs.size()) {}

  void* input(std::size_t tensor, std::size_t rows) override { return inputs_[tensor].resize(rows); }

  void run(std::size_t rows) override {
    for (tensor_buffer& each : outputs_) static_cast<void>(each.resize(rows));
    for (std::size_t row = 0; row < rows; ++row) run_row(row);
  }

  [[nodiscard]] output_view output(std::size_t tensor) const override { return outputs_[tensor].view(); }

 private:
  void run_row(std::size_t row) {
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      const port_binding& place = layout_.inputs[i];
      arguments_[i] = inputs_[place.tensor].at(row, place.column);
    }
    function_(arguments_.data(), results_.data());
    for (std::size_t i = 0; i < results_.size(); ++i) {
      const port_binding& place = layout_.outputs[i];
      outputs_[place.tensor].set(row, place.column, results_[i]);
    }
  }

  const network_layout& layout_;
  const owned_function& function_;
  std::vector<tensor_buffer> inputs_;
  std::vector<tensor_buffer> outputs_;
  std::vector<double> arguments_;
  std::vector<double> results_;
};

class function_backend final : public backend {
 public:
  function_backend(const network_layout& layout, owned_function function)
      : layout_(layout), function_(std::move(function)) {}

  [[nodiscard]] std::unique_ptr<workspace> make_workspace() const override {
    return std::make_unique<function_workspace>(layout_, function_);
  }

 private:
  network_layout layout_;
  owned_function function_;
};

void place_ports(const port_contract* ports, std::size_t count, std::vector<tensor_layout>& tensors,
                 std::vector<port_binding>& bindings) {
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t t = 0;
    while (t < tensors.size() && tensors[t].type != ports[i].type) ++t;
    if (t == tensors.size()) tensors.push_back({.type = ports[i].type, .columns = 0});
    bindings.push_back({.tensor = t, .column = tensors[t].columns++});
  }
}

}  // namespace

network_layout plain_layout(const contract& promised) {
  network_layout layout;
  place_ports(promised.inputs, promised.input_count, layout.input_tensors, layout.inputs);
  place_ports(promised.outputs, promised.output_count, layout.output_tensors, layout.outputs);
  return layout;
}

std::unique_ptr<const backend> make_function_backend(const network_layout& layout, sample_function function) {
  owned_function owned(function);
  return std::make_unique<function_backend>(layout, std::move(owned));
}

model_handle from_sample_function(const contract& promised, sample_function function, const load_options& options) {
  // Owned before anything can throw: the layout and the plan allocate.
  owned_function owned(function);
  const network_layout layout = plain_layout(promised);
  auto runner = std::make_unique<const function_backend>(layout, std::move(owned));
  return make_handle(
      std::make_unique<const session>(make_plan(promised, layout), std::move(runner), options.on_warning));
}

}  // namespace typeplate::inline abi_1
