// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.hpp"

#include <cstdio>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "emit/tool_version.hpp"

namespace typeplate::inline abi_1::generator {

std::string shell_quote(const std::string& text) {
  std::string quoted = "'";
  for (const char character : text) {
    if (character == '\'')
      quoted += "'\\''";
    else
      quoted += character;
  }
  return quoted + "'";
}

int run(const CompletionOptions& options) {
  const CommandTree program = command_tree();
  const std::string script = options.shell == "bash"  ? bash_completion(program)
                             : options.shell == "zsh" ? zsh_completion(program)
                                                      : fish_completion(program);
  std::fwrite(script.data(), 1, script.size(), stdout);
  return exit_ok;
}

int run(const ManOptions&) {
  const std::string page = manual_page(command_tree(), tool_version());
  std::fwrite(page.data(), 1, page.size(), stdout);
  return exit_ok;
}

}  // namespace typeplate::inline abi_1::generator
