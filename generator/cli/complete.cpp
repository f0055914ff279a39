// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <filesystem>

#include "cli/card_file.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "disk/write_file.hpp"
#include "typeplate/card/source_file.hpp"
#include "typeplate/package/complete_card.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

package::package_folder folder_of(const std::string& card) {
  const std::filesystem::path folder = std::filesystem::path(card).parent_path();
  return package::package_folder(folder.empty() ? "." : folder.string());
}

// Reads the card, lets `complete` change its text, and writes it back.
template <class Complete>
int edit_card(const std::string& path, ColorChoice color, Complete complete) {
  card::Diagnostics diagnostics;
  const std::optional<card::SourceFile> source = card::read_source_file(path, diagnostics);
  const std::optional<std::string> text = source ? complete(*source, diagnostics) : std::nullopt;
  print_diagnostics(diagnostics, source.value_or(card::SourceFile{.name = path, .text = {}}), {.color = color});
  if (!text) return exit_bad_input;
  const bool changed = write_if_changed(path, *text);
  std::printf("%s: %s\n", path.c_str(), changed ? "completed" : "complete already");
  return exit_ok;
}

}  // namespace

int run(const HashOptions& options) {
  const std::string path = card_in(options.card);
  return edit_card(path, options.color, [&](const card::SourceFile& source, card::Diagnostics& diagnostics) {
    return package::complete_hashes(source, folder_of(path), diagnostics);
  });
}

int run(const ReferenceOptions& options) {
  const package::reference_entry entry{.file = options.file, .rtol = options.rtol, .atol = options.atol};
  const std::string path = card_in(options.card);
  return edit_card(path, options.color, [&](const card::SourceFile& source, card::Diagnostics& diagnostics) {
    const package::package_folder folder = folder_of(path);
    const auto with_reference = package::complete_reference(source, folder, entry, diagnostics);
    if (!with_reference) return with_reference;
    card::Diagnostics said_already;  // the same warnings once more, at places that the file does not have yet
    return package::complete_hashes({.name = source.name, .text = *with_reference}, folder, said_already);
  });
}

}  // namespace typeplate::inline abi_1::generator
