// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A user's own templates, filled from a card: a page of documentation, a header with other comments.
#pragma once

#include <vector>

#include "emit/check_template.hpp"
#include "emit/emit_header.hpp"

namespace typeplate::inline abi_1::generator {

/// The files of the templates beside the header: `{name}.md.mustache` becomes `<namespace>.md`. A template called
/// `model_header.mustache` replaces the built-in one. Where there are mistakes they are added, and nothing comes
/// back. Throws template_error when a result would be larger than 16 MiB.
[[nodiscard]] Files emit_templates(const card::Card& card, const std::vector<TemplateFile>& templates,
                                   std::vector<TemplateMistake>& mistakes);

}  // namespace typeplate::inline abi_1::generator
