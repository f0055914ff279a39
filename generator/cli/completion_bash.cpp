// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.hpp"
#include "summary/port_summary.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

// The shell function around the cases: finds the command among the words, then asks the cases.
constexpr const char* opening = R"(# bash completion for typeplate, written by `typeplate completion bash`

_typeplate_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2"); }
_typeplate_files() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$1"); }
_typeplate_folders() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$1"); }

_typeplate() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' i
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $previous == '=' ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; ++i)); do
    if [[ ${COMP_WORDS[i]} != -* ]]; then
      command=${COMP_WORDS[i]}
      break
    fi
  done
  COMPREPLY=()
)";

std::string offer(const OptionWords& option) {
  switch (option.completes()) {
    case Completes::Words:
      return "_typeplate_words '" + joined(option.choices(), " ") + "' \"$current\"";
    case Completes::Files:
      return "_typeplate_files \"$current\"";
    case Completes::Folders:
      return "_typeplate_folders \"$current\"";
    case Completes::Nothing:
      break;
  }
  return ":";
}

// The cases of the words that stand behind an option with a value.
std::string values_of(const CommandTree& command) {
  std::string cases;
  for (const OptionWords& option : command.options) {
    if (option.names.empty() || option.value.empty()) continue;
    std::string pattern;
    for (const std::string& name : option.names)
      pattern += (pattern.empty() ? "'" : " | '") + command.name + " " + name + "'";
    cases += "    " + pattern + ") " + offer(option) + "; return ;;\n";
  }
  return cases;
}

std::string case_of(const CommandTree& command, const std::string& pattern, const std::string& commands) {
  std::vector<std::string> names;
  std::string positional = commands.empty() ? ":" : "_typeplate_words " + shell_quote(commands) + " \"$current\"";
  for (const OptionWords& option : command.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
    if (option.names.empty()) positional = offer(option);
  }
  return "    " + pattern + ")\n      if [[ $current == -* ]]; then\n        _typeplate_words " +
         shell_quote(joined(names, " ")) + " \"$current\"\n      else\n        " + positional + "\n      fi ;;\n";
}

}  // namespace

std::string bash_completion(const CommandTree& program) {
  std::vector<std::string> names;
  std::string values;
  std::string cases;
  for (const CommandTree& command : program.commands) {
    names.push_back(command.name);
    values += values_of(command);
    cases += case_of(command, command.name, "");
  }
  return opening + std::string("  case \"$command $previous\" in\n") + values + "  esac\n  case \"$command\" in\n" +
         case_of(program, "''", joined(names, " ")) + cases + "  esac\n}\n\ncomplete -F _typeplate typeplate\n";
}

}  // namespace typeplate::inline abi_1::generator
