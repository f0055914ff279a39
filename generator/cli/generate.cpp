// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "cli/card_file.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "disk/depfile.hpp"
#include "disk/write_file.hpp"
#include "emit/emit_header.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

// The same header at the path that the build asked for.
Files placed(Files files, const std::string& header) {
  if (header.empty()) return files;
  return {{header, std::move(files.begin()->second)}};
}

void write(const Files& files, const GenerateOptions& options) {
  std::string first_written;
  for (const auto& [path, contents] : files) {
    const std::string full_path = options.output_folder + "/" + path;
    write_if_changed(full_path, contents);
    if (first_written.empty()) first_written = full_path;
  }
  if (!options.depfile.empty()) {
    const std::string& target = options.stamp.empty() ? first_written : options.stamp;
    write_if_changed(options.depfile, depfile_text(target, {options.card}));
  }
  if (!options.stamp.empty()) touch_file(options.stamp);
}

}  // namespace

int run(const GenerateOptions& options) {
  const auto file = read_card_file(options.card, {.format = options.format, .color = options.color});
  if (!file) return exit_bad_input;
  const Files files = placed(emit_header(file->card), options.header);
  if (options.list) {
    for (const auto& [path, contents] : files) std::printf("%s\n", path.c_str());
  } else {
    write(files, options);
  }
  return exit_ok;
}

}  // namespace typeplate::inline abi_1::generator
