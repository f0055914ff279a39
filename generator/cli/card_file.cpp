// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/card_file.hpp"

#include <cstdio>
#include <filesystem>
#include <utility>

#include "cli/rewritten_units.hpp"
#include "cli/terminal.hpp"
#include "typeplate/card/read_card.hpp"
#include "typeplate/card/render.hpp"
#include "typeplate/card/source_file.hpp"
#include "typeplate/package/package_folder.hpp"

namespace typeplate::inline abi_1::generator {

void print_diagnostics(const card::Diagnostics& diagnostics, const card::SourceFile& source,
                       const PrintOptions& options) {
  switch (options.format) {
    case DiagnosticFormat::Rich: {
      const card::Colors colors = colors_of(terminal_of(stderr, options.color));
      std::fputs(render_rich(diagnostics, source, colors).c_str(), stderr);
      break;
    }
    case DiagnosticFormat::Short:
      std::fputs(render_short(diagnostics, source).c_str(), stderr);
      break;
    case DiagnosticFormat::Json:
      std::fputs(render_json(diagnostics, source).c_str(), stdout);
      break;
  }
}

std::string card_in(const std::string& path) {
  std::error_code failure;
  if (!std::filesystem::is_directory(path, failure)) return path;
  return (std::filesystem::path(path) / package::card_file_name).string();
}

std::optional<CardFile> read_card_file(const std::string& path, const PrintOptions& options) {
  card::Diagnostics diagnostics;
  std::optional<card::SourceFile> source = card::read_source_file(path, diagnostics);
  if (!source) {
    print_diagnostics(diagnostics, {.name = path, .text = {}}, options);
    return {};
  }
  card::LocatedJson json = card::parse_json(*std::move(source), diagnostics);
  std::optional<card::Card> card = card::read_card(json, diagnostics);
  if (options.notes) note_rewritten_units(json, diagnostics);
  print_diagnostics(diagnostics, json.source, options);
  if (!card) return {};
  return CardFile{std::move(json), *std::move(card)};
}

}  // namespace typeplate::inline abi_1::generator
