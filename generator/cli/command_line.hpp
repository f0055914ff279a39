// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The words of the command line as values; what they do is in the files of the commands.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "cli/command_tree.hpp"
#include "typeplate/weights/read_limits.hpp"

namespace typeplate::inline abi_1::generator {

/// How diagnostics are printed.
enum class DiagnosticFormat { Rich, Short, Json };

/// When to colour: `Auto` on a terminal, unless the environment has NO_COLOR.
enum class ColorChoice { Auto, Always, Never };

struct CheckOptions {
  std::string card;
  DiagnosticFormat format = DiagnosticFormat::Rich;
  bool verbose = false;  // notes too, not only errors and warnings
  ColorChoice color = ColorChoice::Auto;
};

struct GenerateOptions {
  std::string card;
  std::string output_folder = ".";
  std::string header;     // path under the output folder; empty: `<namespace>/<namespace>.hpp`
  std::string templates;  // a folder of the user's templates; empty: none
  std::string stamp;      // touched after success; empty: none
  std::string depfile;    // empty: none
  bool list = false;      // print what would be written instead
  DiagnosticFormat format = DiagnosticFormat::Rich;
  ColorChoice color = ColorChoice::Auto;
};

struct InspectOptions {
  std::string card;  // a card, or the folder of a package
  bool json = false;
  ColorChoice color = ColorChoice::Auto;
};

struct RunOptions {
  std::string package;
  std::string input;         // "-": standard input
  std::string output = "-";  // "-": standard output
  bool without_hashes = false;
  bool without_reference = false;
  bool trust_code = false;
  std::string device = "cpu";
  std::vector<std::string> units;  // of outputs, such as "density=lb/ft3"
  std::size_t block_rows = 1024;   // computed at once
  bool outputs_only = false;       // without the columns of the input
  bool quiet = false;              // no progress and no notes
};

struct UnitsOptions {
  std::vector<std::string> words;  // a unit; or a value, its unit and the wanted one
  bool difference = false;         // the value is a difference of temperatures
  bool list = false;
  bool json = false;
  ColorChoice color = ColorChoice::Auto;
};

struct InitOptions {
  std::string artifact;
  std::string output = "model_card.json";  // the card
  std::string name;                        // empty: from the artifact's file name
  bool trust_code = false;
  std::size_t time_limit = 60;  // seconds for loading the artifact and calling it
};

struct HashOptions {
  std::string card;
  ColorChoice color = ColorChoice::Auto;
};

struct ReferenceOptions {
  std::string card;
  std::string file;
  double rtol = 0;
  double atol = 0;
  ColorChoice color = ColorChoice::Auto;
};

// How a file of weights is opened.
struct OpeningOptions {
  std::string member;           // of the archive that the file is; empty: the file itself
  weights::read_limits limits;  // of what reading may cost, and whether checksums may be missing
};

struct WeightsOptions {
  std::string file;
  OpeningOptions opening;
  bool json = false;
  bool stats = false;  // look at every value
  ColorChoice color = ColorChoice::Auto;
};

struct TreeOptions {
  std::string file;
  OpeningOptions opening;
  std::size_t depth = 8;   // levels that are shown
  std::size_t items = 50;  // of one object
  bool json = false;
  ColorChoice color = ColorChoice::Auto;
};

struct ConvertOptions {
  std::string input;
  OpeningOptions opening;
  std::string output;
  std::string format;  // empty: by the name of the output
};

struct PortOptions {
  std::string rules;  // a file, or the name of one that Typeplate brings
  std::string input;
  OpeningOptions opening;
  std::string output;
  std::string format;  // empty: by the name of the output
  std::string model;   // a file with the tensors that must come out
  bool report = false;
  bool inverse = false;
  DiagnosticFormat diagnostics = DiagnosticFormat::Rich;
  ColorChoice color = ColorChoice::Auto;
};

struct CompareOptions {
  std::string first;
  std::string second;
  OpeningOptions opening;     // of the first; the second has the limits alone
  std::string second_member;  // of the archive that the second is; empty: the file itself
  double rtol = 0;
  double atol = 0;
  bool json = false;
  ColorChoice color = ColorChoice::Auto;
};

struct CompletionOptions {
  std::string shell;  // "bash", "zsh" or "fish"
};

struct ManOptions {};

using Command = std::variant<CheckOptions, GenerateOptions, InspectOptions, RunOptions, UnitsOptions, InitOptions,
                             HashOptions, ReferenceOptions, WeightsOptions, TreeOptions, ConvertOptions,
                             PortOptions, CompareOptions, CompletionOptions, ManOptions>;

/// What to run, or the exit code of a program that has nothing more to do: it printed its help, its version or what
/// is wrong with its arguments.
[[nodiscard]] std::variant<Command, int> parse_command_line(int argument_count, const char* const* arguments);

/// Every command and option that `parse_command_line` knows, for completion scripts and the manual page.
[[nodiscard]] CommandTree command_tree();

}  // namespace typeplate::inline abi_1::generator
