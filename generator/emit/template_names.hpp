// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Everything that a template may name. docs/reference/templates.md describes these names for users; a test compares
// that page, this table and the view with each other.
#pragma once

#include <span>
#include <string_view>

namespace typeplate::inline abi_1::generator {

/// A text fills a hole, and a section that is left out where the text is empty; of lines and lists a section is
/// repeated for each, `.` being the line.
enum class NameKind { Text, Lines, Ports, Figures };

struct TemplateName {
  std::string_view name;
  NameKind kind = NameKind::Text;
};

/// The names at the outermost level.
[[nodiscard]] std::span<const TemplateName> top_names();

/// The names inside a section of a list; none for lines.
[[nodiscard]] std::span<const TemplateName> names_inside(NameKind list);

}  // namespace typeplate::inline abi_1::generator
