// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Reference cases: inputs and the outputs that the training side computed for them, in the units and types of the
// card. A safetensors file with one tensor for each port, `inputs.<port>` and `outputs.<port>`, all
// one-dimensional, equally long, and of the port's element type (docs/reference/reference-file.md).
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include <typeplate/card/card.hpp>

namespace typeplate::inline abi_1::package {

/// One column for each port, in the order of the card; doubles hold float32 and float64 exactly.
struct reference_cases {
  std::size_t count = 0;
  std::vector<std::vector<double>> inputs;
  std::vector<std::vector<double>> outputs;
};

/// The most cases that one file may hold: they run at every load.
inline constexpr std::size_t most_reference_cases = 10'000;

/// Reads and checks the cases in `bytes`. `what` begins messages ("file reference.safetensors of model `m`").
/// Throws `typeplate::error` with one sentence that names the tensor, what it has and what the card wants.
[[nodiscard]] reference_cases read_reference_cases(const card::Card& card, std::span<const std::byte> bytes,
                                                   std::string_view what);

}  // namespace typeplate::inline abi_1::package
