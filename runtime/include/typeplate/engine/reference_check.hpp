// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Runs a model on its reference cases and compares: the last proof, before a model is handed out, that package,
// runtime and machine compute what the training side computed. It also makes the first call, so that no user's call
// is the first.
#pragma once

#include <typeplate/card/card.hpp>
#include <typeplate/model_handle.hpp>
#include <typeplate/package/reference_cases.hpp>

namespace typeplate::inline abi_1 {

/// Runs all cases as one batch, then one by one. Throws `typeplate::error` for the first output beyond its
/// tolerance, |actual - expected| <= atol + rtol * |expected|, naming case, port, both values and the tolerance.
void check_reference(const model_handle& model, const card::Card& card, const package::reference_cases& cases);

}  // namespace typeplate::inline abi_1
