// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <system_error>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/companion.hpp"
#include "cli/exit_codes.hpp"
#include "cli/flag_words.hpp"

namespace {

namespace generator = typeplate::generator;

// Runs a command here, or in the companion program.
struct Runner {
  char** arguments;

  int operator()(const auto& options) const { return generator::run(options); }
  int operator()(const generator::RunOptions&) const { return generator::run_companion(arguments); }
  int operator()(const generator::InitOptions&) const { return generator::run_companion(arguments); }
};

// Who reads half a table from a full disk must not take it for the whole one.
int finish(int code) {
  errno = 0;
  const bool flushed = std::fflush(stdout) == 0;
  if (flushed && std::ferror(stdout) == 0) return code;
  const std::string reason = errno == 0 ? "" : ": " + std::generic_category().message(errno);
  std::fprintf(stderr, "typeplate: error: the standard output cannot be written%s\n", reason.c_str());
  return generator::exit_bad_input;
}

}  // namespace

int main(int argument_count, char** arguments) {
  // A file beyond the shell's `ulimit -f` is an error like a full disk: half of it is removed, and the reason said.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    const auto parsed = generator::parse_command_line(argument_count, arguments);
    if (const int* finished = std::get_if<int>(&parsed)) return finish(*finished);
    return finish(std::visit(Runner{arguments}, std::get<generator::Command>(parsed)));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "typeplate: error: %s\n", generator::with_flags(error.what()).c_str());
    return generator::exit_bad_input;
  }
}
