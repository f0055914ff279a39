// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The words of the command line as values; what they do is in the files of the commands.
#pragma once

#include <string>
#include <variant>

namespace typeplate::inline abi_1::generator {

/// How diagnostics are printed.
enum class DiagnosticFormat { Rich, Short, Json };

struct CheckOptions {
  std::string card;
  DiagnosticFormat format = DiagnosticFormat::Rich;
};

struct GenerateOptions {
  std::string card;
  std::string output_folder = ".";
  std::string header;   // path under the output folder; empty: `<namespace>/<namespace>.hpp`
  std::string stamp;    // touched after success; empty: none
  std::string depfile;  // empty: none
  bool list = false;    // print what would be written instead
  DiagnosticFormat format = DiagnosticFormat::Rich;
};

struct HashOptions {
  std::string card;
};

struct ReferenceOptions {
  std::string card;
  std::string file;
  double rtol = 0;
  double atol = 0;
};

using Command = std::variant<CheckOptions, GenerateOptions, HashOptions, ReferenceOptions>;

/// What to run, or the exit code of a program that has nothing more to do: it printed its help, its version or what
/// is wrong with its arguments.
[[nodiscard]] std::variant<Command, int> parse_command_line(int argument_count, const char* const* arguments);

}  // namespace typeplate::inline abi_1::generator
