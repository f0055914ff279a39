// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The companion of `typeplate`: the commands that need LibTorch. `typeplate` starts it with its own arguments.
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/flag_words.hpp"

namespace {

namespace generator = typeplate::generator;

// Runs the commands that are here; all others are the main program's.
struct Runner {
  int operator()(const generator::RunOptions& options) const { return generator::run(options); }
  int operator()(const generator::InitOptions& options) const { return generator::run(options); }
  int operator()(const auto&) const {
    std::fputs(
        "typeplate-torch: error: this program does `run` and `init` only; use `typeplate`, which has every "
        "command and starts this program where it needs it\n",
        stderr);
    return generator::exit_bad_usage;
  }
};

}  // namespace

int main(int argument_count, char** arguments) {
  try {
    const auto parsed = generator::parse_command_line(argument_count, arguments);
    if (const int* finished = std::get_if<int>(&parsed)) return *finished;
    return std::visit(Runner{}, std::get<generator::Command>(parsed));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "typeplate: error: %s\n", generator::with_flags(error.what()).c_str());
    return generator::exit_bad_input;
  }
}
