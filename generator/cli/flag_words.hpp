// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The library's sentences name members of its options; whoever typed a command needs the flag.
#pragma once

#include <string>

namespace typeplate::inline abi_1::generator {

/// "set `trust_code`" becomes "give `--trust-code`", and so on.
[[nodiscard]] std::string with_flags(std::string sentence);

}  // namespace typeplate::inline abi_1::generator
