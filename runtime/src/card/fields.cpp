// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "fields.hpp"

#include <algorithm>

#include "typeplate/card/suggest.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

std::string_view suggestion(std::string_view word, std::span<const std::string_view> known,
                            const Diagnostics& diagnostics) {
  // Comparing every word of a hostile card with every other would take minutes that nobody reads the result of.
  constexpr std::size_t most_words = 256;
  if (known.size() > most_words || diagnostics.dropped() > 0) return {};
  return nearest(word, known);
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known,
                         const Diagnostics& diagnostics) {
  const std::string_view near = suggestion(word, known, diagnostics);
  return near.empty() ? std::string() : "did you mean " + in_backticks(near) + "?";
}

std::string listed(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += in_backticks(words[i]);
  }
  return text;
}

bool expect_kind(const JsonNode& value, JsonKind kind, const std::string& what, Diagnostics& diagnostics) {
  if (value.kind == kind) return true;
  if (value.kind == JsonKind::broken) return false;
  diagnostics.add(
      Code::wrong_type, value.span,
      what + " must be " + std::string(kind_name(kind)) + ", not " + std::string(kind_name(value.kind)));
  return false;
}

const std::string* non_empty_text(const JsonNode& value, const std::string& what, Diagnostics& diagnostics) {
  if (!expect_kind(value, JsonKind::string, what, diagnostics)) return nullptr;
  if (!value.string.empty()) return &value.string;
  diagnostics.add(Code::empty_text, value.span, what + " is empty");
  return nullptr;
}

Fields::Fields(const JsonNode& object, std::string owner, std::span<const std::string_view> known,
               Diagnostics& diagnostics)
    : object_(object), owner_(std::move(owner)), diagnostics_(diagnostics) {
  for (const JsonMember& member : object.members) {
    if (std::find(known.begin(), known.end(), member.key) == known.end()) report_unknown(member, known);
  }
}

void Fields::report_unknown(const JsonMember& member, std::span<const std::string_view> known) {
  const std::string_view meant = suggestion(member.key, known, diagnostics_);
  const bool extensible = std::find(known.begin(), known.end(), "extensions") != known.end();
  const std::string own = extensible ? "facts of your own go under `extensions`; " : "";
  const std::string help =
      meant.empty() ? own + "known here: " + listed(known) : "did you mean " + in_backticks(meant) + "?";
  diagnostics_.add(Code::unknown_key, member.key_span, "unknown key " + in_backticks(member.key) + " in " + owner_,
                   help);
  if (!meant.empty() && find(meant) == nullptr) misspelt_.emplace_back(meant, &member.value);
}

const JsonNode* Fields::find(std::string_view key) const {
  if (const JsonMember* member = find_member(object_, key)) return &member->value;
  for (const auto& [meant, value] : misspelt_) {
    if (meant == key) return value;
  }
  return nullptr;
}

const JsonNode* Fields::require(std::string_view key, const std::string& help) const {
  const JsonNode* value = find(key);
  if (value == nullptr) {
    diagnostics_.add(Code::missing_key, opening(), owner_ + " has no " + in_backticks(key), help);
  }
  return value;
}

const JsonNode* Fields::find(std::string_view key, JsonKind kind) const {
  const JsonNode* value = find(key);
  return value != nullptr && expect_kind(*value, kind, label(key), diagnostics_) ? value : nullptr;
}

const JsonNode* Fields::require(std::string_view key, JsonKind kind, const std::string& help) const {
  const JsonNode* value = require(key, help);
  return value != nullptr && expect_kind(*value, kind, label(key), diagnostics_) ? value : nullptr;
}

std::string Fields::text(std::string_view key) const {
  const JsonNode* value = find(key, JsonKind::string);
  return value != nullptr ? value->string : std::string();
}

std::string Fields::required_text(std::string_view key) const {
  const JsonNode* value = require(key);
  const std::string* text = value != nullptr ? non_empty_text(*value, label(key), diagnostics_) : nullptr;
  return text != nullptr ? *text : std::string();
}

std::vector<std::string> Fields::texts(std::string_view key) const {
  std::vector<std::string> result;
  const JsonNode* list = find(key, JsonKind::array);
  if (list == nullptr) return result;
  for (const JsonNode& item : list->items) {
    if (const std::string* text = non_empty_text(item, "an entry of " + label(key), diagnostics_)) {
      result.push_back(*text);
    }
  }
  return result;
}

std::string Fields::label(std::string_view key) const {
  return in_backticks(key) + " of " + owner_;
}

}  // namespace typeplate::inline abi_1::card
