// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A card that names one file for two purposes: reference cases that are the artifact itself prove nothing, and a
// card cannot state its own hash.
#include "read_parts.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

// How the card is named inside every package.
constexpr std::string_view card_file = "model_card.json";

// The string at `section.file`; null where there is none.
const JsonNode* file_of(const Fields& card, std::string_view section) {
  const JsonMember* object = find_member(card.object(), section);
  const JsonMember* file = object == nullptr ? nullptr : find_member(object->value, "file");
  return file != nullptr && file->value.kind == JsonKind::string ? &file->value : nullptr;
}

void report_card_itself(const Fields& card, const Span& span, const std::string& purpose, const std::string& help) {
  card.diagnostics().add(Code::file_used_twice, span, purpose + " is the card itself, `model_card.json`", help);
}

}  // namespace

void check_distinct_files(const Fields& card) {
  const JsonNode* artifact = file_of(card, "artifact");
  const JsonNode* reference = file_of(card, "reference");
  if (artifact != nullptr && artifact->string == card_file)
    report_card_itself(card, artifact->span, "the file of the artifact",
                       "name the model's own file, such as `model.pt`");
  if (reference != nullptr && reference->string == card_file)
    report_card_itself(card, reference->span, "the file of the reference",
                       "name the file that `typeplate reference` was given, such as `reference.safetensors`");
  if (artifact != nullptr && reference != nullptr && artifact->string == reference->string &&
      artifact->string != card_file) {
    card.diagnostics().add(Code::file_used_twice, reference->span,
                           "the file of the reference is the artifact, " + in_backticks(artifact->string),
                           "reference cases are a file of their own, such as `reference.safetensors`",
                           {{artifact->span, "the artifact is named here"}});
  }
  const JsonMember* files = find_member(card.object(), "files");
  if (files == nullptr) return;
  for (const JsonMember& file : files->value.members) {
    if (file.key == card_file)
      report_card_itself(card, file.key_span, "a file with a hash", "remove it: a card cannot state its own hash");
  }
}

}  // namespace typeplate::inline abi_1::card
