// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A view under the names by which templates ask for it.
#pragma once

#include "emit/template_value.hpp"
#include "view/header_view.hpp"

namespace typeplate::inline abi_1::generator {

[[nodiscard]] TemplateValue::Object header_fields(const HeaderView& view);

}  // namespace typeplate::inline abi_1::generator
