// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The files of templates/, compiled into the program.
#pragma once

#include <string_view>

namespace typeplate::inline abi_1::generator {

[[nodiscard]] std::string_view model_header();  // templates/model_header.mustache

}  // namespace typeplate::inline abi_1::generator
