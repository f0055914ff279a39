// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Whether columns can be read and written at all, before anything is: memory, strides, factors and types.
#pragma once

#include <cstddef>

#include <typeplate/engine/plan.hpp>
#include <typeplate/result.hpp>
#include <typeplate/sample.hpp>

namespace typeplate::inline abi_1 {

[[nodiscard]] outcome usable_columns(const plan& ports, const column_source* inputs, std::size_t rows,
                                     const column_sink* outputs);

/// The number of rows that all columns share.
[[nodiscard]] result<std::size_t> shared_rows(const plan& ports, const column_source* inputs);

}  // namespace typeplate::inline abi_1
