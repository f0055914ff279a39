// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The readable half of naming: any text as letters, digits and single underscores, which may lose information.
#pragma once

#include <string>
#include <string_view>

namespace typeplate::inline abi_1::generator {

/// Matches `[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*`, so it is an identifier that no implementation reserves. ASCII
/// letters and digits stay, Greek letters are spelt out, accents are dropped, other letters become `u4E2D`, the
/// rest `_`.
[[nodiscard]] std::string plain_name(std::string_view text);

}  // namespace typeplate::inline abi_1::generator
