// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Numbers as C++ literals that mean exactly the same number, written the same way under every locale.
#pragma once

#include <string>

namespace typeplate::inline abi_1::generator {

/// The shortest literal of type double that reads back as this finite number: `590.0`, `1e+07`.
[[nodiscard]] std::string number_literal(double number);

/// The same for float: `1073.15F`.
[[nodiscard]] std::string number_literal(float number);

}  // namespace typeplate::inline abi_1::generator
