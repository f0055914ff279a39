// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Most formats keep every tensor in row-major order in a storage of its own.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <typeplate/weights/listing.hpp>

namespace typeplate::inline abi_1::weights {

/// Adds a tensor that is the whole of `from`.
inline void add_tensor(listing& found, std::string name, element_type type, std::vector<std::uint64_t> shape,
                       storage from) {
  tensor& added = found.tensors.emplace_back();
  added.name = std::move(name);
  added.type = type;
  added.strides = row_major_strides(shape);
  added.shape = std::move(shape);
  added.storage = found.storages.size();
  found.storages.push_back(std::move(from));
}

}  // namespace typeplate::inline abi_1::weights
