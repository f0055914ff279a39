// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/rewritten_units.hpp"

#include "typeplate/units/parse.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

void note_port(const card::JsonNode& port, card::Diagnostics& diagnostics) {
  const card::JsonMember* member = find_member(port, "unit");
  if (member == nullptr || member->value.kind != card::JsonKind::string) return;
  const unit_result unit = parse_unit(member->value.string);
  if (!unit.ok || unit.canonical() == member->value.string) return;
  diagnostics.add(
      card::Diagnostic{.severity = card::Severity::note,
                       .code = {},
                       .message = "read as `" + std::string(unit.canonical()) + "`: " + rewrites_of(unit),
                       .span = member->value.span,
                       .notes = {},
                       .help = {}});
}

}  // namespace

std::string rewrites_of(const unit_result& unit) {
  std::string words;
  for (int i = 0; i < rewrite_count; ++i) {
    const auto which = static_cast<rewrite>(1 << i);
    if (unit.was(which)) words += (words.empty() ? "" : "; ") + std::string(describe(which));
  }
  return words;
}

void note_rewritten_units(const card::LocatedJson& json, card::Diagnostics& diagnostics) {
  if (json.root.kind != card::JsonKind::object) return;
  for (const char* key : {"inputs", "outputs"}) {
    const card::JsonMember* ports = find_member(json.root, key);
    if (ports == nullptr || ports->value.kind != card::JsonKind::array) continue;
    for (const card::JsonNode& port : ports->value.items) note_port(port, diagnostics);
  }
}

}  // namespace typeplate::inline abi_1::generator
