// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How commands get their options from CLI11, whose header takes seconds to compile: only command_line.cpp includes
// this one.
#pragma once

#include <CLI/CLI.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/command_line.hpp"

namespace typeplate::inline abi_1::generator {

inline CLI::Option* add_positional(CLI::App& command, const std::string& name, std::string& word, const char* help,
                                   const char* value) {
  return command.add_option(name, word, help)->option_text(value)->required();
}

inline CLI::Option* add_word(CLI::App& command, const std::string& names, std::string& word, const char* help,
                             const char* value) {
  return command.add_option(names, word, help)->option_text(value);
}

// One of several words, each of which stands for a value.
template <class Value>
void add_choice(CLI::App& command, const std::string& name, Value& value,
                const std::vector<std::pair<std::string, Value>>& choices, const char* help) {
  std::set<std::string> words;
  std::string listed;
  for (const auto& [word, meaning] : choices) {
    words.insert(word);
    listed += (listed.empty() ? "" : "|") + word;
  }
  const auto choose = [&value, choices](const std::string& given) {
    for (const auto& [word, meaning] : choices) {
      if (word == given) value = meaning;
    }
  };
  command.add_option_function<std::string>(name, choose, help)
      ->check(CLI::IsMember(words).description(""))
      ->option_text(listed);
}

inline void add_format(CLI::App& command, DiagnosticFormat& format) {
  add_choice<DiagnosticFormat>(
      command, "--format", format,
      {{"rich", DiagnosticFormat::Rich}, {"short", DiagnosticFormat::Short}, {"json", DiagnosticFormat::Json}},
      "How mistakes are printed");
}

inline void add_color(CLI::App& command, ColorChoice& color) {
  add_choice<ColorChoice>(
      command, "--color", color,
      {{"auto", ColorChoice::Auto}, {"always", ColorChoice::Always}, {"never", ColorChoice::Never}},
      "Colours; auto: on a terminal, if NO_COLOR is not set");
}

// An empty folder, such as an unset variable of a script, would be the root of the file system.
inline std::string refuse_if_empty(const std::string& folder) {
  return folder.empty() ? "the folder's name is empty" : "";
}

// Adds a command whose options are set and which is chosen when it was named.
template <class Options>
CLI::App& add_command(CLI::App& program, const char* name, const char* help, const char* footer, Command& chosen,
                      const Options& options) {
  CLI::App& command = *program.add_subcommand(name, help);
  command.footer(footer);
  command.callback([&chosen, &options] { chosen = options; });
  return command;
}

}  // namespace typeplate::inline abi_1::generator
