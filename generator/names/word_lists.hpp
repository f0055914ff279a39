// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The .txt files of this folder, compiled into the program: one word a line, sorted by bytes, each line ended.
#pragma once

#include <string_view>

namespace typeplate::inline abi_1::generator {

[[nodiscard]] std::string_view cpp_words();     // keywords, alternative tokens and words with a meaning in places
[[nodiscard]] std::string_view libc_macros();   // macros of the compilers, of C's, POSIX's and glibc's headers
[[nodiscard]] std::string_view libc_globals();  // functions, types and enumerators of the same headers
[[nodiscard]] std::string_view
common_macros();  // of Windows, Qt, X11 and Arduino, as far as they are ordinary words

}  // namespace typeplate::inline abi_1::generator
