// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Small grammars of single strings: versions, hashes, file names.
#pragma once

#include <string>
#include <string_view>

namespace typeplate::inline abi_1::card {

/// Whether this is a version by SemVer 2.0.0: `1.2.0`, `1.0.0-rc.1+build.5`.
[[nodiscard]] bool is_semantic_version(std::string_view text);

/// Whether this is a LibTorch version: two or three numbers, `2.6` or `1.13.1`.
[[nodiscard]] bool is_release_version(std::string_view text);

/// Whether these are 64 lower-case hexadecimal digits.
[[nodiscard]] bool is_sha256(std::string_view text);

/// Why this is no portable name of a file inside the package; empty when it is one.
[[nodiscard]] std::string path_problem(std::string_view path);

}  // namespace typeplate::inline abi_1::card
