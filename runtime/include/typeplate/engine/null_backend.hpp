// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A backend that computes nothing: every output is one fixed number. It measures and tests what surrounds a
// network.
#pragma once

#include <memory>
#include <vector>

#include <typeplate/engine/backend.hpp>
#include <typeplate/engine/plan.hpp>

namespace typeplate::inline abi_1 {

[[nodiscard]] std::unique_ptr<const backend> make_null_backend(const network_layout& layout, double output = 0.0);

}  // namespace typeplate::inline abi_1
