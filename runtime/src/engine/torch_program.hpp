// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A TorchScript module made ready to be called many times: loaded, frozen, inspected, its bytecode built once.
#pragma once

#include "torch.hpp"
#include "torch_signature.hpp"

namespace typeplate::inline abi_1 {

struct torch_program {
  torch::jit::Code code;  ///< shared by all threads; running it changes nothing in it
  c10::IValue self;
  call_plan call;
  c10::Device device = c10::kCPU;
  bool writes_inputs = false;  ///< in-place operators may write into what they are given
  bool keeps_state = false;    ///< a call may see what an earlier call left behind
};

/// The module as it was saved, switched to evaluation. Throws `typeplate::error`.
[[nodiscard]] torch::jit::Module load_torch_module(const torch_artifact& artifact, c10::Device device);

[[nodiscard]] torch_program load_torch_program(const torch_artifact& artifact);

/// "float32 [3, 2]": what a tensor is, for messages.
[[nodiscard]] std::string tensor_words(const at::Tensor& tensor);

}  // namespace typeplate::inline abi_1
