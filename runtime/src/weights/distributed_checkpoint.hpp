// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Checkpoints of torch.distributed.checkpoint are folders, whose files are read only as a whole and with their
// index: what is said of the folder, of the index and of a file with parts of tensors.
#pragma once

#include <string_view>

namespace typeplate::inline abi_1::weights {

inline constexpr std::string_view checkpoint_index = ".metadata";

inline constexpr std::string_view checkpoint_help =
    "make one file of the whole folder with "
    "torch.distributed.checkpoint.format_utils.dcp_to_torch_save(folder, file), and open that";

}  // namespace typeplate::inline abi_1::weights
