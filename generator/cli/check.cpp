// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "cli/card_file.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"

namespace typeplate::inline abi_1::generator {

int run(const CheckOptions& options) {
  const std::string path = card_in(options.card);
  const auto file =
      read_card_file(path, {.format = options.format, .color = options.color, .notes = options.verbose});
  if (!file) return exit_bad_input;
  if (options.format == DiagnosticFormat::Rich) {
    std::printf("%s: a valid card, inputs: %zu, outputs: %zu\n", path.c_str(), file->card.inputs.size(),
                file->card.outputs.size());
  }
  return exit_ok;
}

}  // namespace typeplate::inline abi_1::generator
