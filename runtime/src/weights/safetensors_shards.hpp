// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Sharded safetensors: an index (JSON) says in which file beside it each tensor lies.
#pragma once

#include <string>

#include "readers.hpp"

namespace typeplate::inline abi_1::weights {

/// Whether the bytes look like such an index: a JSON object with a `weight_map`.
[[nodiscard]] bool is_safetensors_index(file_bytes bytes, const read_limits& limits);

/// The tensors of all shards of the index at `path`, whose bytes are `index`. Shards lie in its folder, and hold
/// exactly the tensors that the index promises; the listing keeps them mapped. Throws `typeplate::error`.
[[nodiscard]] listing list_safetensors_shards(const std::string& path, file_bytes index, std::string_view what,
                                              const read_limits& limits);

}  // namespace typeplate::inline abi_1::weights
