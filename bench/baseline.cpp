// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a careful engineer writes without Typeplate: the frozen module, gradients off, no optimising executor, one
// prepared tensor for all calls, and the result read. No units, no checks.
#include "baseline.hpp"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/core/ivalue.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/jit/runtime/graph_executor.h>
#include <torch/script.h>

struct bench::baseline::network {
  torch::jit::Module module;
  torch::Tensor input;
};

bench::baseline::baseline(const std::string& file, std::int64_t rows, std::int64_t columns) {
  torch::jit::Module module = torch::jit::load(file);
  module.eval();
  const c10::InferenceMode inference;
  network_ = new network{torch::jit::freeze(module), torch::zeros({rows, columns})};
}

bench::baseline::~baseline() {
  delete network_;
}

float* bench::baseline::input() {
  return network_->input.data_ptr<float>();
}

double bench::baseline::forward() const {
  const c10::InferenceMode inference;
  const torch::jit::GraphOptimizerEnabledGuard no_optimizer(false);
  const torch::Tensor output = network_->module.forward({network_->input}).toTensor();
  const float* values = output.data_ptr<float>();
  double sum = 0;
  for (std::int64_t i = 0; i < output.numel(); ++i) sum += static_cast<double>(values[i]);
  return sum;
}

void bench::load_and_drop(const std::string& file) {
  const torch::jit::Module module = torch::jit::load(file);
}

void bench::use_one_thread() {
  at::set_num_threads(1);
}
