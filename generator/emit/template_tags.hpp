// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The tags of a Mustache text with their places, so that a mistake in a user's template is shown where it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace typeplate::inline abi_1::generator {

enum class TagKind { Text, Section, Inverted, End, Unescaped, Partial };

/// A tag that names something; comments and changes of the delimiters are left out.
struct TemplateTag {
  TagKind kind = TagKind::Text;
  std::string_view name;   // without blanks
  std::size_t offset = 0;  // of the tag in the text
};

struct TemplateTags {
  std::vector<TemplateTag> tags;
  std::string mistake;     // empty, or why the text could not be read further
  std::size_t offset = 0;  // of the mistake
};

/// Reads the tags in order; the text must outlive them.
[[nodiscard]] TemplateTags read_template_tags(std::string_view text);

}  // namespace typeplate::inline abi_1::generator
