// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Loading, step by step, without LibTorch: verify the package, compare contracts, make a backend, try it, run the
// reference cases. Which backend runs the artifact is handed in, so that tests load packages without LibTorch.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include <typeplate/dynamic_model.hpp>
#include <typeplate/engine/backend.hpp>
#include <typeplate/engine/torch_backend.hpp>
#include <typeplate/model_handle.hpp>

namespace typeplate::inline abi_1 {

/// Makes the backend for a checked artifact; throws `typeplate::error`.
using backend_factory = std::function<std::unique_ptr<const backend>(const torch_artifact&)>;

/// What `load_model` does, with the backend of the caller's choice.
[[nodiscard]] model_handle load_package(std::string_view package, const contract& compiled,
                                        const load_options& options, int abi, const backend_factory& make_backend);

/// What `dynamic_model::load` does: the same steps, but for the comparison with a compiled contract.
[[nodiscard]] dynamic_model load_dynamic_package(std::string_view package, const load_options& options,
                                                 const backend_factory& make_backend);

}  // namespace typeplate::inline abi_1
