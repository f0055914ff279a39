// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 as cards and packages write it.
#pragma once

#include <string>
#include <string_view>

namespace typeplate::inline abi_1::card {

/// 64 lower-case hexadecimal digits. Throws std::runtime_error when the cryptographic library refuses to work.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace typeplate::inline abi_1::card
