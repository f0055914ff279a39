// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A user's template against the names that the view has, before any card fills it: a mistake shows for every card,
// also in a section that this card leaves out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace typeplate::inline abi_1::generator {

/// A file of a user's folder of templates.
struct TemplateFile {
  std::string name;  // such as "{name}.md.mustache"
  std::string text;
};

struct TemplateMistake {
  std::string file;  // the template's name
  std::size_t line = 1;
  std::size_t column = 1;  // in characters
  std::string message;     // lower-case start, no final period
};

/// Every mistake of the template: unknown names with the nearest known one, sections that are not closed, lists
/// inside themselves, partials.
[[nodiscard]] std::vector<TemplateMistake> check_template(const TemplateFile& file);

}  // namespace typeplate::inline abi_1::generator
