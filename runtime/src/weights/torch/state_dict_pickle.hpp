// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The objects of a state_dict as torch.save pickles them, with protocol 2: an OrderedDict of calls that rebuild
// tensors from storages kept outside of the pickle. No other opcodes and names than those that PyTorch's restricted
// loader has allowed since it exists (1.13).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <typeplate/weights/write_weights.hpp>

namespace typeplate::inline abi_1::weights::torch {

/// `storages` gives the number of the storage of each tensor.
[[nodiscard]] std::string state_dict_pickle(std::span<const output_tensor> tensors,
                                            std::span<const std::size_t> storages);

}  // namespace typeplate::inline abi_1::weights::torch
