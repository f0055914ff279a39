// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Small models for tests of the engine: a backend that puts out what came in, and contracts made of a few words.
#pragma once

#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <typeplate/engine/function_backend.hpp>
#include <typeplate/engine/session.hpp>
#include <typeplate/engine/tensor_buffer.hpp>
#include <typeplate/error.hpp>

namespace engine_test {

/// Output tensor t is input tensor t.
class echo_backend final : public tp::backend {
 public:
  explicit echo_backend(tp::network_layout layout) : layout_(std::move(layout)) {}

  [[nodiscard]] std::unique_ptr<tp::workspace> make_workspace() const override {
    return std::make_unique<echo>(layout_);
  }

 private:
  class echo final : public tp::workspace {
   public:
    explicit echo(const tp::network_layout& layout) : tensors_(tp::make_buffers(layout.input_tensors)) {}
    void* input(std::size_t tensor, std::size_t rows) override { return tensors_[tensor].resize(rows); }
    void run(std::size_t) override {}
    [[nodiscard]] tp::output_view output(std::size_t tensor) const override { return tensors_[tensor].view(); }

   private:
    std::vector<tp::tensor_buffer> tensors_;
  };

  tp::network_layout layout_;
};

/// A contract that owns its ports.
struct owned_contract {
  std::vector<tp::port_contract> inputs;
  std::vector<tp::port_contract> outputs;

  [[nodiscard]] tp::contract view() const {
    return {.model = "test-model",
            .version = "1.0.0",
            .hash = "",
            .inputs = inputs.data(),
            .input_count = inputs.size(),
            .outputs = outputs.data(),
            .output_count = outputs.size()};
  }
};

/// As many unchecked outputs as inputs, of the same types.
inline std::vector<tp::port_contract> free_outputs(const std::vector<tp::port_contract>& inputs) {
  std::vector<tp::port_contract> outputs;
  for (const tp::port_contract& port : inputs) {
    outputs.push_back({.name = port.name,
                       .unit = port.unit,
                       .type = port.type,
                       .outside = tp::out_of_range::ignore,
                       .not_finite = tp::non_finite::allow});
  }
  return outputs;
}

/// A model whose outputs are its inputs, as the network sees them; `scaling` is the inputs' standardisation.
inline tp::model_handle echo_model(const owned_contract& promised, const std::vector<tp::affine>& scaling = {}) {
  tp::network_layout layout = tp::plain_layout(promised.view());
  for (std::size_t i = 0; i < scaling.size(); ++i) layout.inputs[i].scaling = scaling[i];
  return tp::make_handle(std::make_unique<const tp::session>(tp::make_plan(promised.view(), layout),
                                                             std::make_unique<echo_backend>(layout)));
}

/// One port in, the same port out.
inline tp::model_handle echo_port(const tp::port_contract& port) {
  return echo_model({.inputs = {port}, .outputs = free_outputs({port})});
}

/// The text of the error that `action` throws, or "no error".
template <class Action>
std::string error_of(const Action& action) {
  try {
    action();
  } catch (const tp::error& broken) {
    return broken.what();
  }
  return "no error";
}

/// Equal bits, so that NaN equals itself and the two zeros differ.
template <class Number>
bool same_bits(Number a, Number b) {
  return std::memcmp(&a, &b, sizeof a) == 0;
}

}  // namespace engine_test
