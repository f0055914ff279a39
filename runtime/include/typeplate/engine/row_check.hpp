// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A batch with a result for each row: which rows are bad, what the network sees in their place, and their
// sentences. Used only when packing or unpacking has said that something is bad.
#pragma once

#include <cstddef>

#include <typeplate/engine/backend.hpp>
#include <typeplate/engine/plan.hpp>
#include <typeplate/row_report.hpp>
#include <typeplate/sample.hpp>

namespace typeplate::inline abi_1 {

void mark_bad_inputs(const plan& ports, const column_source* inputs, std::size_t rows, row_report& report);
void mark_bad_outputs(const plan& ports, std::size_t tensor, const output_view& view, std::size_t rows,
                      row_report& report);

/// Writes the first good row over every bad one, in a row-major network input of `report.size()` rows: the network
/// computes as many rows as without bad ones, so that the good ones get the same bits. There must be a good row.
void replace_bad_rows(const tensor_layout& layout, void* tensor, const row_report& report);

/// Gives the first bad rows their sentences. `work` is null when the network was not run.
void explain_bad_rows(const plan& ports, const column_source* inputs, const workspace* work, row_report& report);

/// NaN into the bad rows of every output column.
void blank_bad_rows(const plan& ports, const column_sink* outputs, const row_report& report);

}  // namespace typeplate::inline abi_1
