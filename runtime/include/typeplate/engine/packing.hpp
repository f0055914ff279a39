// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// From the user's numbers to the network's input tensors and from its output tensors back: conversion, scaling,
// clamping, checking and transposing in one pass. They report only whether all values passed; who failed, and how,
// is found afterwards (see refusal.hpp), because it almost never happens.
#pragma once

#include <cstddef>

#include <typeplate/engine/backend.hpp>
#include <typeplate/engine/plan.hpp>
#include <typeplate/sample.hpp>

namespace typeplate::inline abi_1 {

/// `tensor` has room for one row of `rules`' tensor; `inputs` in the order of the contract.
[[nodiscard]] bool pack_sample(const tensor_plan& rules, const sample* inputs, void* tensor);

/// `tensor` is row-major `[rows, columns]`.
[[nodiscard]] bool pack_columns(const tensor_plan& rules, const column_source* inputs, std::size_t rows,
                                void* tensor);

[[nodiscard]] bool unpack_sample(const tensor_plan& rules, const output_view& tensor, double* outputs);

/// Sinks have the port's type, or `double`.
[[nodiscard]] bool unpack_columns(const tensor_plan& rules, const output_view& tensor, std::size_t rows,
                                  const column_sink* outputs);

}  // namespace typeplate::inline abi_1
