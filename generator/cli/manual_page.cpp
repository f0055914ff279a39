// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

#include "cli/completion.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

// Text between the requests of man(7): hyphens stay hyphens, and no line of text becomes a request.
std::string roff(std::string_view text) {
  std::string escaped;
  bool at_begin = true;
  for (const char character : text) {
    if (at_begin && (character == '.' || character == '\'')) escaped += "\\&";
    if (character == '\\')
      escaped += "\\e";
    else if (character == '-')
      escaped += "\\-";
    else
      escaped += character;
    at_begin = character == '\n';
  }
  return escaped;
}

std::string bold(std::string_view text) {
  return "\\fB" + roff(text) + "\\fR";
}

std::string option_entry(const OptionWords& option) {
  std::string tag;
  for (const std::string& name : option.names) tag += (tag.empty() ? "" : ", ") + bold(name);
  if (!option.value.empty()) tag += (tag.empty() ? "\\fI" : " \\fI") + roff(option.value) + "\\fR";
  return ".TP\n" + tag + "\n" + roff(option.description) + ".\n";
}

// "Example:", then lines that begin with two blanks are what one types.
std::string example(std::string_view footer) {
  std::string text;
  bool in_code = false;
  while (!footer.empty()) {
    const std::string_view line = footer.substr(0, footer.find('\n'));
    footer.remove_prefix(std::min(footer.size(), line.size() + 1));
    const bool is_code = line.starts_with("  ");
    if (is_code && !in_code) text += ".PP\n.EX\n";
    if (!is_code && in_code) text += ".EE\n";
    if (!is_code) text += ".PP\n";
    text += roff(line) + "\n";
    in_code = is_code;
  }
  return in_code ? text + ".EE\n" : text;
}

std::string usage(const CommandTree& command) {
  std::string line = ".PP\n" + bold("typeplate " + command.name);
  for (const OptionWords& option : command.options) {
    const std::string value = "\\fI" + roff(option.value) + "\\fR";
    if (option.names.empty()) line += option.required ? " " + value : " [" + value + "]";
    if (!option.names.empty() && option.required) line += " " + bold(option.names[0]) + " " + value;
  }
  return line + " [\\fIoptions\\fR]\n";
}

std::string command_section(const CommandTree& command) {
  std::string text = ".SS " + roff(command.name) + "\n" + roff(command.description) + ".\n" + usage(command);
  for (const OptionWords& option : command.options) {
    if (option.names.empty() || option.names.back() != "--help") text += option_entry(option);
  }
  return text + example(command.footer);
}

constexpr const char* ending = R"(.SH EXIT STATUS
.TP
0
Success.
.TP
1
The card, a unit or a file is wrong, or cannot be read or written.
.TP
2
The command line is wrong.
.SH ENVIRONMENT
.TP
.B NO_COLOR
If it is set and not empty, no colours unless \fB\-\-color always\fR says so.
.TP
.B COLUMNS
The width of the terminal, instead of what the terminal says.
)";

}  // namespace

std::string manual_page(const CommandTree& program, const std::string& version) {
  std::string page =
      ".TH TYPEPLATE 1 \"\" \"typeplate " + version + "\" \"User Commands\"\n.SH NAME\n" + "typeplate \\- " +
      roff(program.description) + "\n.SH SYNOPSIS\n" + bold("typeplate") +
      " \\fIcommand\\fR [\\fIoptions\\fR]\n.SH DESCRIPTION\n" +
      roff(
          "A model card states what a trained model's numbers mean. Typeplate checks the card, shows it, "
          "and writes a C++ header from it in which wrong units do not compile.") +
      "\n";
  for (const OptionWords& option : program.options) page += option_entry(option);
  page += ".SH COMMANDS\n";
  for (const CommandTree& command : program.commands) page += command_section(command);
  return page + ending;
}

}  // namespace typeplate::inline abi_1::generator
