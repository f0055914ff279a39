// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A backend that calls a function of the user's program, row by row.
#pragma once

#include <memory>

#include <typeplate/contract.hpp>
#include <typeplate/engine/backend.hpp>
#include <typeplate/engine/plan.hpp>
#include <typeplate/sample_function.hpp>

namespace typeplate::inline abi_1 {

/// Every port a column, unscaled, in one tensor for each element type that occurs.
[[nodiscard]] network_layout plain_layout(const contract& promised);

/// Takes ownership of `function.state`, also when it throws. `layout` comes from `plain_layout`.
[[nodiscard]] std::unique_ptr<const backend> make_function_backend(const network_layout& layout,
                                                                   sample_function function);

}  // namespace typeplate::inline abi_1
