// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Which numbers of columns a module's inputs have, found by trying. No LibTorch here: what is tried is handed in.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include <typeplate/version.hpp>

namespace typeplate::inline abi_1 {

/// The columns of each tensor; with `rank1` every tensor is `[rows]` and has one.
struct input_shape {
  std::vector<std::size_t> columns;
  bool rank1 = false;
};

struct found_shape {
  std::optional<input_shape> shape;  ///< nothing: none works
  bool any_columns = false;          ///< several work, and nothing says which is meant; one column was taken
};

/// `works` says whether the module takes such inputs. At most a thousand shapes are tried.
[[nodiscard]] found_shape find_input_shape(std::size_t tensors, const std::vector<std::size_t>& candidates,
                                           const std::function<bool(const input_shape&)>& works);

}  // namespace typeplate::inline abi_1
