// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Any text as a C++ string literal that cannot be left: a quote, a backslash, a line break or a direction mark in a
// card must not change what the compiler reads next.
#pragma once

#include <string>
#include <string_view>

namespace typeplate::inline abi_1::generator {

/// The text in quotes, as plain ASCII: every other byte is three octal digits, which, unlike `\x`, end by
/// themselves.
[[nodiscard]] std::string string_literal(std::string_view text);

/// What initialises a `std::string_view` with exactly this text: the literal, or `{literal, size}` where it holds a
/// NUL.
[[nodiscard]] std::string string_view_initializer(std::string_view text);

}  // namespace typeplate::inline abi_1::generator
