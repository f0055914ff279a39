// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The identifiers that a generated header cannot use: words of C++, macros that a program may have defined before
// it includes the header, and what else already has a meaning where the identifier is going to stand.
#pragma once

#include <string_view>

namespace typeplate::inline abi_1::generator {

/// Where an identifier is going to stand.
enum class Place {
  Member,     // of Inputs, Outputs and their columns, and of the namespace `port`
  Namespace,  // in the global scope, beside all of libc
};

[[nodiscard]] bool is_reserved_name(std::string_view identifier, Place place);

}  // namespace typeplate::inline abi_1::generator
