// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Completion scripts, written from the commands and options that the program has.
#pragma once

#include <string>

#include "cli/command_tree.hpp"

namespace typeplate::inline abi_1::generator {

[[nodiscard]] std::string bash_completion(const CommandTree& program);
[[nodiscard]] std::string zsh_completion(const CommandTree& program);
[[nodiscard]] std::string fish_completion(const CommandTree& program);

/// The manual page in man(7), without a date: it depends on the program alone.
[[nodiscard]] std::string manual_page(const CommandTree& program, const std::string& version);

/// Between single quotes, for all three shells.
[[nodiscard]] std::string shell_quote(const std::string& text);

}  // namespace typeplate::inline abi_1::generator
