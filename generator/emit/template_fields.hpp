// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What users' templates are filled with: everything that the header's template gets, and the card's own words.
#pragma once

#include "emit/template_value.hpp"
#include "typeplate/card/card.hpp"

namespace typeplate::inline abi_1::generator {

/// A value for each of `top_names()`. Every text is one line, and safe in a comment of C++.
[[nodiscard]] TemplateValue::Object template_fields(const card::Card& card);

}  // namespace typeplate::inline abi_1::generator
