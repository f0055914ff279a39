// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.hpp"
#include "summary/port_summary.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

// A description inside a specification of _arguments or _describe.
std::string escaped(const std::string& text) {
  std::string result;
  for (const char character : text) {
    if (character == '[' || character == ']' || character == ':' || character == '\\') result += '\\';
    result += character;
  }
  return result;
}

std::string action(const OptionWords& option) {
  const std::string message = ":" + escaped(option.value) + ":";
  switch (option.completes()) {
    case Completes::Words:
      return message + "(" + joined(option.choices(), " ") + ")";
    case Completes::Files:
      return message + "_files";
    case Completes::Folders:
      return message + "_directories";
    case Completes::Nothing:
      break;
  }
  return message + " ";
}

std::string arguments_of(const CommandTree& command) {
  std::string text;
  int place = 0;
  for (const OptionWords& option : command.options) {
    const std::string value = option.value.empty() ? "" : action(option);
    if (option.names.empty()) text += " \\\n        " + shell_quote(std::to_string(++place) + value);
    for (const std::string& name : option.names) {
      const std::string others = "(" + joined(option.names, " ") + ")";
      text += " \\\n        " + shell_quote(others + name + "[" + escaped(option.description) + "]" + value);
    }
  }
  return text;
}

}  // namespace

std::string zsh_completion(const CommandTree& program) {
  std::string commands;
  std::string cases;
  for (const CommandTree& command : program.commands) {
    commands += "        " + shell_quote(command.name + ":" + escaped(command.description)) + "\n";
    cases += "    " + command.name + ")\n      _arguments -s" + arguments_of(command) + " ;;\n";
  }
  return "#compdef typeplate\n# zsh completion for typeplate, written by `typeplate completion zsh`\n\n"
         "_typeplate() {\n  local curcontext=$curcontext state line\n  typeset -A opt_args\n"
         "  _arguments -C" +
         arguments_of(program) +
         " \\\n        '1:command:->command' \\\n        '*::argument:->argument'\n"
         "  case $state in\n    command)\n      local -a commands=(\n" +
         commands +
         "      )\n      _describe command commands\n      return ;;\n    argument) ;;\n    *) return ;;\n  "
         "esac\n" +
         "  case $line[1] in\n" + cases +
         "  esac\n}\n\n"
         "if [[ $funcstack[1] == _typeplate ]]; then\n  _typeplate \"$@\"\nelse\n  compdef _typeplate "
         "typeplate\nfi\n";
}

}  // namespace typeplate::inline abi_1::generator
