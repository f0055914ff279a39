// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Finds the value that broke the contract, once packing has said that there is one, and makes the sentence about
// it. The first port in the order of the contract is named; for columns the first bad row and how many there are.
// Nothing here throws or allocates: who calls decides what becomes of the sentence.
#pragma once

#include <cstddef>

#include <typeplate/engine/backend.hpp>
#include <typeplate/engine/plan.hpp>
#include <typeplate/error.hpp>
#include <typeplate/sample.hpp>

namespace typeplate::inline abi_1 {

[[nodiscard]] error input_refusal(const plan& ports, const sample* inputs);
[[nodiscard]] error input_refusal(const plan& ports, const column_source* inputs, std::size_t rows);
/// `tensor` is the index of the output tensor that holds the bad value; rows are named only for `columns`.
[[nodiscard]] error output_refusal(const plan& ports, std::size_t tensor, const output_view& view, std::size_t rows,
                                   bool columns);

}  // namespace typeplate::inline abi_1
