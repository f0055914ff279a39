// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <cstdio>
#include <stdexcept>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/standard_output.hpp"
#include "table/byte_input.hpp"
#include "table/byte_output.hpp"
#include "table/progress_line.hpp"
#include "table/run_table.hpp"
#include "text/counted.hpp"
#include "typeplate/dynamic_model.hpp"
#include "typeplate/engine/message.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

dynamic_model load(const RunOptions& options, warning_handler listener) {
  load_options how;
  how.on_warning = listener;
  how.without_hashes = options.without_hashes;
  how.without_reference = options.without_reference;
  how.trust_code = options.trust_code;
  how.device = options.device;
  return dynamic_model::load(options.package, how);
}

// `density=lb/ft3`; a port's name may hold the sign, a unit does not.
std::vector<port_unit> output_units(const std::vector<std::string>& words) {
  std::vector<port_unit> units;
  for (const std::string_view word : words) {
    const std::size_t sign = word.rfind('=');
    units.push_back({word.substr(0, sign), word.substr(sign + 1)});
  }
  return units;
}

void print_mistake(const table::byte_input& input, const char* severity, const table::table_error& mistake) {
  std::fprintf(stderr, "%s:%zu:%zu: %s: %s\n", input.name().c_str(), mistake.where.line, mistake.where.column,
               severity, mistake.message.c_str());
  if (!mistake.help.empty()) std::fprintf(stderr, "  help: %s\n", mistake.help.c_str());
}

// What a pipe has got cannot be taken back, and its reader should know how much of it is right.
std::string fate_of(const table::byte_output& output, const table::table_outcome& outcome) {
  if (!output.is_stream()) return "`" + output.name() + "` is not written";
  if (!outcome.header_is_good) return "nothing is written";
  return "the header and " + counted(outcome.written_rows, "row") + " before are written";
}

void print_summary(const table::byte_input& input, const std::string& fate, const table::table_outcome& outcome) {
  std::string rows = "the header cannot be used";
  if (outcome.bad_rows != 0 && outcome.header_is_good) {
    rows = counted(outcome.bad_rows, "bad row");
    rows += outcome.broken ? ", the last of which ends the reading" : " of " + std::to_string(outcome.rows);
    if (outcome.bad_rows > outcome.shown) rows += ", " + counted(outcome.shown, "mistake") + " shown";
  }
  std::fprintf(stderr, "%s: %s; %s\n", input.name().c_str(), rows.c_str(), fate.c_str());
}

void print_warned(const table::byte_input& input, const table::warned_values& warned) {
  for (const table::warned_values::value& port : warned.ports()) {
    if (port.count == 1) continue;  // its own sentence was shown
    const message name = message().name(port.port);
    std::fprintf(stderr, "%s: warning: %zu values of %s %s were outside its range and were let through\n",
                 input.name().c_str(), port.count, port.direction == port_direction::input ? "input" : "output",
                 std::string(name.view()).c_str());
  }
}

int run(const RunOptions& options, table::byte_input& input, table::byte_output& output) {
  table::warned_values warned;
  const auto listener = [&warned](const warning& said) { warned.hear(said); };
  const dynamic_model model = load(options, listener);
  table::progress_line progress(!options.quiet && !output.is_terminal());
  const table::table_options how{.output_units = output_units(options.units),
                                 .block_rows = options.block_rows,
                                 .outputs_only = options.outputs_only};
  const auto note = [&](std::string_view words) {
    if (!options.quiet)
      std::fprintf(stderr, "%s: note: %.*s\n", input.name().c_str(), static_cast<int>(words.size()), words.data());
  };
  const auto tell = [&](const char* severity) {
    return [&progress, &input, severity](const table::table_error& mistake) {
      progress.erase();
      print_mistake(input, severity, mistake);
    };
  };
  const table::table_outcome outcome =
      table::run_table(model, how,
                       {.read = [&] { return input.read(); },
                        .write = [&](std::string_view bytes) { output.write(bytes); },
                        .show = tell("error"),
                        .note = note,
                        .progress = [&](std::size_t rows) { progress.show(rows); },
                        .warned = &warned,
                        .warn = tell("warning")});
  progress.erase();
  print_warned(input, warned);
  if (outcome.good()) {
    output.commit();
    return exit_ok;
  }
  print_summary(input, fate_of(output, outcome), outcome);
  return exit_bad_input;
}

}  // namespace

int run(const RunOptions& options) {
  std::signal(SIGPIPE, SIG_IGN);  // a write says so itself
  table::byte_input input(options.input);
  const StandardOutputAside aside;
  table::byte_output output(options.output, aside.descriptor());
  if (output.replaces(input.status())) {
    throw std::runtime_error("cannot write `" + output.name() + "`: it is the input; name another file");
  }
  try {
    return run(options, input, output);
  } catch (const table::broken_pipe&) {
    return exit_bad_input;  // the reader has gone, as `head` does: nobody is there to be told
  }
}

}  // namespace typeplate::inline abi_1::generator
