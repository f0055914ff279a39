// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Two LibTorch libraries in one process (a Python with its own torch that loads ours) abort without a word: say it
// first.
#pragma once

#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace typeplate::inline abi_1 {

/// The different files of LibTorch's core library among the mappings, in the format of /proc/self/maps.
[[nodiscard]] std::vector<std::string> mapped_libtorch(std::istream& maps);

/// Throws `typeplate::error` naming both files when the process has two. Does nothing where there is no /proc.
void require_one_libtorch(std::string_view what);

}  // namespace typeplate::inline abi_1
