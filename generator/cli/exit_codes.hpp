// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the program tells its caller when it ends.
#pragma once

namespace typeplate::inline abi_1::generator {

inline constexpr int exit_ok = 0;
inline constexpr int exit_bad_input = 1;  // the card, or a file it names, is wrong or cannot be read or written
inline constexpr int exit_bad_usage = 2;  // the command line is wrong

}  // namespace typeplate::inline abi_1::generator
