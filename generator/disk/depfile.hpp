// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The rule that tells make and ninja which files an output was made from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace typeplate::inline abi_1::generator {

/// `output: input input`, with the characters escaped that mean something in a makefile.
[[nodiscard]] std::string depfile_text(std::string_view output, const std::vector<std::string>& inputs);

}  // namespace typeplate::inline abi_1::generator
