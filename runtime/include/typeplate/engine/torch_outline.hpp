// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What can be found out about somebody else's TorchScript file: the tensors that its `forward` takes and returns,
// by reading its schema and parameters and by calling it on a few rows of ones. For drafting a card; no LibTorch
// here.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <typeplate/contract.hpp>

namespace typeplate::inline abi_1 {

/// One tensor, `[rows, columns]`, or `[rows]` when `rank1`.
struct outlined_tensor {
  std::string name;  ///< of the argument or of the named tuple's field; empty: the module has none
  dtype type = dtype::float32;
  std::size_t columns = 1;
  bool rank1 = false;
};

struct module_outline {
  std::vector<outlined_tensor> inputs;
  std::vector<outlined_tensor> outputs;
  bool inputs_by_name = false;  ///< tensors are not the first arguments: give them by name
  bool any_columns = false;     ///< nothing in the file says how many columns the inputs have: one was taken
  std::string libtorch;         ///< the release that ran it, such as "1.13.1"
};

/// `archive` has been checked (`package::checked_torchscript`), and is executed. `what` begins messages. Throws
/// `typeplate::error` with what was found where a card cannot say it.
[[nodiscard]] module_outline outline_torchscript(std::span<const std::byte> archive, const std::string& what);

}  // namespace typeplate::inline abi_1
