// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/companion.hpp"
#include "cli/exit_codes.hpp"

namespace {

namespace generator = typeplate::generator;

// Runs a command here, or in the companion program.
struct Runner {
  char** arguments;

  int operator()(const auto& options) const { return generator::run(options); }
  int operator()(const generator::RunOptions&) const { return generator::run_companion(arguments); }
  int operator()(const generator::InitOptions&) const { return generator::run_companion(arguments); }
};

}  // namespace

int main(int argument_count, char** arguments) {
  try {
    const auto parsed = generator::parse_command_line(argument_count, arguments);
    if (const int* finished = std::get_if<int>(&parsed)) return *finished;
    return std::visit(Runner{arguments}, std::get<generator::Command>(parsed));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "typeplate: error: %s\n", error.what());
    return generator::exit_bad_input;
  }
}
