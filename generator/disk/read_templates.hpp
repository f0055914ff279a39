// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A user's folder of templates, as values.
#pragma once

#include <string>
#include <vector>

#include "emit/check_template.hpp"

namespace typeplate::inline abi_1::generator {

/// The `*.mustache` files of the folder, in the order of their names; none for an empty folder name. Throws
/// std::runtime_error with a sentence when the folder cannot be read or has none, when there are more than 100, or
/// one is larger than 1 MiB.
[[nodiscard]] std::vector<TemplateFile> read_templates(const std::string& folder);

}  // namespace typeplate::inline abi_1::generator
