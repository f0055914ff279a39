// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"

int main(int argument_count, char** arguments) {
  namespace generator = typeplate::generator;
  try {
    const auto parsed = generator::parse_command_line(argument_count, arguments);
    if (const int* finished = std::get_if<int>(&parsed)) return *finished;
    return std::visit([](const auto& options) { return generator::run(options); }, std::get<0>(parsed));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "typeplate: error: %s\n", error.what());
    return generator::exit_bad_input;
  }
}
