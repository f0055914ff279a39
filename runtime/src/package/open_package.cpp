// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/package/open_package.hpp>

#include <algorithm>
#include <optional>
#include <typeplate/card/read_card.hpp>
#include <typeplate/card/render.hpp>
#include <typeplate/card/sha256.hpp>
#include <typeplate/card/source_file.hpp>
#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::package {
namespace {

using weights::clipped;
using weights::printable;

// "place: error[TP…]: what; what to do"
std::string first_error_line(const card::Diagnostics& diagnostics, const card::SourceFile& source) {
  const auto ordered = diagnostics.in_text_order();
  const auto first = std::ranges::find(ordered, card::Severity::error, &card::Diagnostic::severity);
  const std::string help = first == ordered.end() || first->help.empty() ? "" : "; " + first->help;
  const std::string lines = render_short(diagnostics, source);
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string line = lines.substr(begin, end - begin);
    if (line.find("error[") != std::string::npos) return line + help;
    begin = end + 1;
  }
  return source.name + ": it cannot be read";
}

[[noreturn]] void refuse_card(const card::Diagnostics& diagnostics, card::SourceFile source) {
  // Cut in the middle: behind a long path there must be room for the mistake.
  source.name = printable(source.name, 120);
  const std::size_t others = diagnostics.error_count() > 0 ? diagnostics.error_count() - 1 : 0;
  const std::string more = others == 0 ? ""
                                       : "; and " + std::to_string(others) +
                                             (others == 1 ? " more error" : " more errors") +
                                             "; `typeplate check` shows all";
  throw error(clipped(first_error_line(diagnostics, source), error::longest_text - more.size()) + more);
}

std::vector<std::byte> verified(const package_folder& folder, const card::PackageFile& stated,
                                std::string_view model) {
  const std::string what = file_words(stated.name, model);
  std::vector<std::byte> bytes = folder.read(stated.name, what, stated.bytes);
  const std::string actual = card::sha256_hex(text_of(bytes));
  if (actual != stated.sha256)
    throw error(what + " has sha256 " + actual + ", the card states " + printable(stated.sha256, 64) +
                "; it is not the file that the card was made for");
  return bytes;
}

bool listed(const card::Card& card, std::string_view file) {
  return std::ranges::find(card.files, file, &card::PackageFile::name) != card.files.end();
}

void require_listed(const card::Card& card, std::string_view file) {
  if (!listed(card, file))
    throw error(file_words(file, card.name) +
                " has no sha256 in the card's `files`; run `typeplate hash` on the card, or set `without_hashes` "
                "to load it unverified");
}

}  // namespace

std::string file_words(std::string_view file, std::string_view model) {
  return "file " + printable(file, 80) + " of model `" + printable(model, 48) + "`";
}

card::Card read_package_card(const package_folder& folder) {
  folder.require_inside(card_file_name, "file " + printable(card_file_name, 80));
  const std::string path = (folder.path() / card_file_name).string();
  card::Diagnostics diagnostics;
  card::SourceFile source{path, ""};
  auto read = card::read_source_file(path, diagnostics);
  if (!read) refuse_card(diagnostics, source);
  source = *read;
  auto card = card::read_card_text(std::move(*read), diagnostics);
  if (!card) refuse_card(diagnostics, source);
  return std::move(*card);
}

opened_package verify_files(const package_folder& folder, card::Card card, bool without_hashes) {
  opened_package package;
  const std::string reference_file = card.reference ? card.reference->file : "";
  if (!without_hashes) {
    require_listed(card, card.artifact.file);
    if (card.reference) require_listed(card, reference_file);
  }
  for (const card::PackageFile& file : card.files) {
    std::vector<std::byte> bytes = verified(folder, file, card.name);
    if (file.name == reference_file) package.reference = bytes;
    if (file.name == card.artifact.file) package.artifact = std::move(bytes);
  }
  if (!listed(card, card.artifact.file))
    package.artifact = folder.read(card.artifact.file, file_words(card.artifact.file, card.name));
  if (card.reference && !listed(card, reference_file))
    package.reference = folder.read(reference_file, file_words(reference_file, card.name));
  package.card = std::move(card);
  return package;
}

opened_package open_package(const package_folder& folder, bool without_hashes) {
  return verify_files(folder, read_package_card(folder), without_hashes);
}

}  // namespace typeplate::inline abi_1::package
