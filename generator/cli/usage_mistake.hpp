// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with the words of the command line, in one sentence and with the help to ask for. CLI11 alone says
// "rules is required", and of a word that is no command that a command is missing.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "text/doc_comment.hpp"
#include "typeplate/card/suggest.hpp"

namespace typeplate::inline abi_1::generator {

// "`genrate` is no command; did you mean `generate`?"
inline std::string no_command(const CLI::App& program, const std::string& word) {
  std::vector<std::string> names;
  const std::function<bool(const CLI::App*)> any;  // without a filter CLI11 gives the parsed commands only
  for (const CLI::App* command : program.get_subcommands(any)) names.push_back(command->get_name());
  const std::string_view near = card::nearest(word, std::vector<std::string_view>(names.begin(), names.end()));
  return "`" + word + "` is no command" + (near.empty() ? "" : "; did you mean `" + std::string(near) + "`?");
}

// "`typeplate port` needs RULES: a file of rules, or the name of rules that come with Typeplate"
inline std::string missing_word(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_required() || option->count() != 0) continue;
    std::string help = option->get_description();
    if (!help.empty()) help[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(help[0])));
    const std::string name = option->get_lnames().empty() ? "" : "--" + option->get_lnames().front() + " ";
    return "`typeplate " + command.get_name() + "` needs " + name + option->get_option_text() + ": " + help;
  }
  return "";
}

// The words that no command took, where none was named.
inline std::string missing_command(const CLI::App& program) {
  const std::vector<std::string> words = program.remaining();
  if (words.empty()) return "say which command";
  return words[0].starts_with('-') ? "`" + words[0] + "` is no option" : no_command(program, words[0]);
}

inline std::string explain(const CLI::App* program, const CLI::Error& error) {
  const std::vector<CLI::App*> named = program->get_subcommands();
  std::string what;
  if (error.get_name() == "RequiredError")
    what = named.empty() ? missing_command(*program) : missing_word(*named.front());
  if (what.empty()) what = error.what();
  const std::string command = named.empty() ? "" : " " + named.front()->get_name();
  return "typeplate: error: " + visible_text(what) + "\n  help: run `typeplate" + command + " --help`\n";
}

}  // namespace typeplate::inline abi_1::generator
