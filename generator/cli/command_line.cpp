// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "cli/exit_codes.hpp"
#include "emit/tool_version.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

void add_card(CLI::App& command, std::string& card) {
  command.add_option("card", card, "The model card, a model_card.json")->required();
}

void add_format(CLI::App& command, DiagnosticFormat& format) {
  const auto choose = [&format](const std::string& name) {
    format = name == "json"    ? DiagnosticFormat::Json
             : name == "short" ? DiagnosticFormat::Short
                               : DiagnosticFormat::Rich;
  };
  command.add_option_function<std::string>("--format", choose, "How mistakes are printed: rich, short or json")
      ->check(CLI::IsMember({"rich", "short", "json"}).description(""))
      ->option_text("rich|short|json");
}

// An empty folder, such as an unset variable of a script, would be the root of the file system.
std::string refuse_if_empty(const std::string& folder) {
  return folder.empty() ? "the folder's name is empty" : "";
}

// "typeplate genrate": CLI11 alone says that a subcommand is missing, not which word was none.
std::string explain(const CLI::App* program, const CLI::Error& error) {
  const auto words = program->remaining();
  const bool unknown_command = error.get_name() == "RequiredError" && !words.empty() && words[0][0] != '-';
  const std::string what = unknown_command ? "`" + words[0] + "` is no command" : error.what();
  return "typeplate: error: " + what + "\n  help: run `typeplate --help`\n";
}

void add_check(CLI::App& program, Command& chosen, CheckOptions& options) {
  CLI::App& check = *program.add_subcommand("check", "Check a card and print every mistake in it");
  check.footer("Example:\n  typeplate check models/steam/model_card.json --format short");
  add_card(check, options.card);
  add_format(check, options.format);
  check.callback([&] { chosen = options; });
}

// Nothing is written outside the output folder, whatever the build system was told.
std::string refuse_unless_inside(const std::string& path) {
  const std::filesystem::path given(path);
  bool inside = given.is_relative() && given.has_filename();
  for (const std::filesystem::path& part : given) inside = inside && part != "..";
  return inside ? "" : "`" + path + "` is not a path inside the output folder";
}

void add_generate(CLI::App& program, Command& chosen, GenerateOptions& options) {
  CLI::App& generate = *program.add_subcommand("generate", "Write the C++ header of a card");
  generate.footer(
      "Example:\n  typeplate generate models/steam/model_card.json -o build/generated\n"
      "A header whose text stays the same is not touched.");
  add_card(generate, options.card);
  generate.add_option("-o,--output", options.output_folder, "The folder to write under; made if missing")
      ->option_text("DIR")
      ->check(CLI::Validator(refuse_if_empty, ""));
  generate.add_option("--header", options.header, "The header's path in it, instead of <name>/<name>.hpp")
      ->option_text("PATH")
      ->check(CLI::Validator(refuse_unless_inside, ""));
  generate.add_option("--stamp", options.stamp, "A file to touch after success")->option_text("FILE");
  generate.add_option("--depfile", options.depfile, "Write what was read, as a rule for make and ninja")
      ->option_text("FILE");
  generate.add_flag("--list", options.list, "Print the paths that would be written, and write nothing");
  add_format(generate, options.format);
  generate.callback([&] { chosen = options; });
}

void add_hash(CLI::App& program, Command& chosen, HashOptions& options) {
  CLI::App& hash = *program.add_subcommand("hash", "Write the sha256 and size of a card's files into the card");
  hash.footer("Example:\n  typeplate hash models/steam/model_card.json");
  add_card(hash, options.card);
  hash.callback([&] { chosen = options; });
}

void add_reference(CLI::App& program, Command& chosen, ReferenceOptions& options) {
  CLI::App& reference =
      *program.add_subcommand("reference", "Enter a file of reference cases into a card, and its tolerances");
  reference.footer(
      "Example:\n  typeplate reference models/steam/model_card.json reference.safetensors --rtol 1e-5 --atol 1e-6");
  add_card(reference, options.card);
  reference.add_option("file", options.file, "The safetensors file, in the folder of the card")->required();
  reference.add_option("--rtol", options.rtol, "Largest difference relative to the expected value")->required();
  reference.add_option("--atol", options.atol, "Largest difference beside it, in the port's unit")->required();
  reference.callback([&] { chosen = options; });
}

}  // namespace

std::variant<Command, int> parse_command_line(int argument_count, const char* const* arguments) {
  CLI::App program("Unit-safe C++ from model cards", "typeplate");
  program.set_version_flag("--version", "typeplate " + tool_version());
  program.footer("Example:\n  typeplate generate models/steam/model_card.json -o build/generated");
  program.require_subcommand(1);
  program.failure_message(explain);
  Command chosen;
  CheckOptions check;
  GenerateOptions generate;
  HashOptions hash;
  ReferenceOptions reference;
  add_check(program, chosen, check);
  add_generate(program, chosen, generate);
  add_hash(program, chosen, hash);
  add_reference(program, chosen, reference);
  try {
    program.parse(argument_count, arguments);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? exit_ok : exit_bad_usage;
  }
  return chosen;
}

}  // namespace typeplate::inline abi_1::generator
