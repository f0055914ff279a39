// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.hpp"
#include "summary/port_summary.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

std::string offer(const OptionWords& option) {
  switch (option.completes()) {
    case Completes::Words:
      return " -x -a " + shell_quote(joined(option.choices(), " "));
    case Completes::Files:
      return " -r -F";
    case Completes::Folders:
      return " -x -a '(__fish_complete_directories)'";
    case Completes::Nothing:
      break;
  }
  return " -x";
}

std::string line_for(const OptionWords& option, const std::string& condition) {
  if (option.names.empty()) {
    if (option.completes() == Completes::Nothing) return "";
    const std::string positional = option.completes() == Completes::Files ? " -F" : offer(option);
    return "complete -c typeplate -n " + condition + positional + "\n";
  }
  std::string line = "complete -c typeplate -n " + condition;
  for (const std::string& name : option.names) {
    const bool is_long = name.starts_with("--");
    line += is_long ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!option.value.empty()) line += offer(option);
  return line + " -d " + shell_quote(option.description) + "\n";
}

}  // namespace

std::string fish_completion(const CommandTree& program) {
  std::string script =
      "# fish completion for typeplate, written by `typeplate completion fish`\n\n"
      "complete -c typeplate -f\n";
  for (const OptionWords& option : program.options) script += line_for(option, "__fish_use_subcommand");
  for (const CommandTree& command : program.commands) {
    script += "complete -c typeplate -n __fish_use_subcommand -a " + command.name + " -d " +
              shell_quote(command.description) + "\n";
  }
  for (const CommandTree& command : program.commands) {
    const std::string condition = "'__fish_seen_subcommand_from " + command.name + "'";
    for (const OptionWords& option : command.options) script += line_for(option, condition);
  }
  return script;
}

}  // namespace typeplate::inline abi_1::generator
