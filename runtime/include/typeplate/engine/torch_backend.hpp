// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Runs TorchScript with LibTorch. No LibTorch is in this header: the loader that uses it is tested and compiled
// without.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/card/card.hpp>
#include <typeplate/engine/backend.hpp>

namespace typeplate::inline abi_1 {

/// A TorchScript file that has been checked (`package::checked_torchscript`), and what the card says about it.
struct torch_artifact {
  std::span<const std::byte> archive;  ///< needed while the backend is made, not longer
  std::string what;                    ///< begins messages: "file model.pt of model `steam`"
  const card::Artifact& stated;        ///< how the tensors are passed
  std::vector<tensor_layout> inputs;   ///< one for each tensor of `stated.inputs`
  std::vector<tensor_layout> outputs;
  std::string_view device = "cpu";
  bool serialize_calls = false;  ///< run a module that keeps state, one call at a time
};

/// Loads, freezes and inspects the module, and compares its own signature with the card.
/// Throws `typeplate::error` with one sentence; what LibTorch said is a nested exception. A workspace's `run` does
/// too.
[[nodiscard]] std::unique_ptr<const backend> make_torch_backend(const torch_artifact& artifact);

/// The version of the LibTorch in this process, such as "1.13.1".
[[nodiscard]] std::string libtorch_version();

}  // namespace typeplate::inline abi_1
