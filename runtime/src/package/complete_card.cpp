// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/package/complete_card.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <set>
#include <typeplate/card/edit.hpp>
#include <typeplate/card/json.hpp>
#include <typeplate/card/read_card.hpp>
#include <typeplate/card/sha256.hpp>
#include <typeplate/error.hpp>
#include <typeplate/package/open_package.hpp>
#include <typeplate/package/reference_cases.hpp>

namespace typeplate::inline abi_1::package {
namespace {

// The card without some members, which are about to be written anew: what they say now does not matter. The
// mistakes of the others keep their places in the author's text.
std::optional<card::Card> read_without(const card::SourceFile& source, std::initializer_list<std::string_view> keys,
                                       card::Diagnostics& diagnostics) {
  card::LocatedJson json = card::parse_json(source, diagnostics);
  std::erase_if(json.root.members,
                [&](const card::JsonMember& member) { return std::ranges::find(keys, member.key) != keys.end(); });
  return card::read_card(json, diagnostics);
}

// The text with one member of the card's outermost object set; it was read before, so it is an object.
card::SourceFile with_member(const card::SourceFile& source, std::string_view key, const std::string& value) {
  card::Diagnostics ignored;
  const card::LocatedJson json = card::parse_json(source, ignored);
  return {source.name, card::insert_or_replace_member(source.text, json.root, key, value)};
}

std::set<std::string> listed_files(const card::SourceFile& source) {
  std::set<std::string> names;
  card::Diagnostics ignored;
  const card::LocatedJson json = card::parse_json(source, ignored);
  const card::JsonMember* files =
      json.root.kind == card::JsonKind::object ? find_member(json.root, "files") : nullptr;
  if (files == nullptr || files->value.kind != card::JsonKind::object) return names;
  for (const card::JsonMember& member : files->value.members) names.insert(member.key);
  return names;
}

std::string files_value(const std::set<std::string>& names, const package_folder& folder, std::string_view model) {
  std::string value = "{";
  for (const std::string& name : names) {
    const auto bytes = folder.read(name, file_words(name, model));
    value += std::string(value.size() > 1 ? "," : "") + "\n  " + card::json_quote(name) + ": {\"sha256\": \"" +
             card::sha256_hex(text_of(bytes)) + "\", \"bytes\": " + std::to_string(bytes.size()) + "}";
  }
  return value + (names.empty() ? "}" : "\n}");
}

void require_tolerance(double value, const char* name) {
  if (!(value >= 0) || !std::isfinite(value))
    throw error("the reference cases need a finite " + std::string(name) + " of 0 or more, not " +
                card::json_number(value));
}

}  // namespace

std::optional<std::string> complete_hashes(const card::SourceFile& source, const package_folder& folder,
                                           card::Diagnostics& diagnostics) {
  const auto card = read_without(source, {"files"}, diagnostics);
  if (!card) return std::nullopt;
  std::set<std::string> names = listed_files(source);
  names.insert(card->artifact.file);
  if (card->reference) names.insert(card->reference->file);
  return with_member(source, "files", files_value(names, folder, card->name)).text;
}

std::optional<std::string> complete_reference(const card::SourceFile& source, const package_folder& folder,
                                              const reference_entry& entry, card::Diagnostics& diagnostics) {
  require_tolerance(entry.rtol, "rtol");
  require_tolerance(entry.atol, "atol");
  const std::string value = "{\"file\": " + card::json_quote(entry.file) +
                            ", \"rtol\": " + card::json_number(entry.rtol) +
                            ", \"atol\": " + card::json_number(entry.atol) + "}";
  if (!read_without(source, {"files", "reference"}, diagnostics)) return std::nullopt;
  const card::SourceFile completed = with_member(source, "reference", value);
  card::Diagnostics of_entry;
  const auto card = read_without(completed, {"files"}, of_entry);
  if (!card) {
    const auto& said = of_entry.all();
    const auto mistake = std::ranges::find(said, card::Severity::error, &card::Diagnostic::severity);
    throw error(mistake->message + "; name a file inside the package, such as `reference.safetensors`");
  }
  const std::string what = file_words(entry.file, card->name);
  (void)read_reference_cases(*card, folder.read(entry.file, what), what);
  return completed.text;
}

}  // namespace typeplate::inline abi_1::package
