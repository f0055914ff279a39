// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A member of a generated struct on as many lines as it needs, laid out as clang-format does in this repository.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "view/header_view.hpp"

namespace typeplate::inline abi_1::generator {

/// `type name;`, with the name on a line of its own, and the type's arguments below each other, where that is too
/// long for a line. The lines come without the two blanks that the template puts before each.
[[nodiscard]] Lines declaration_lines(std::string_view type, std::string_view name);

}  // namespace typeplate::inline abi_1::generator
