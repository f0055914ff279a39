// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The other direction of csv_reader.hpp: fields that read back as they were.
#pragma once

#include <string>
#include <string_view>

namespace typeplate::inline abi_1::table {

/// Appends a field; in quotes where it holds a comma, a quote, a line break, or blanks at an end.
void append_field(std::string& out, std::string_view text);

}  // namespace typeplate::inline abi_1::table
