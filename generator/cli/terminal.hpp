// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Who reads what is printed: a person at a terminal gets colours and lines that fit, a pipe always the same bytes.
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

#include "cli/command_line.hpp"
#include "typeplate/card/render.hpp"

namespace typeplate::inline abi_1::generator {

struct Terminal {
  bool color = false;
  std::size_t width = 0;  // columns; 0: no terminal, so lines are as long as they are
};

/// `Auto` means colours on a terminal, unless the environment has a NO_COLOR that is not empty, or TERM is "dumb".
/// The width is COLUMNS, else what the terminal says.
[[nodiscard]] Terminal terminal_of(std::FILE* stream, ColorChoice choice);

/// The colours of diagnostics; none where the terminal has none.
[[nodiscard]] card::Colors colors_of(const Terminal& terminal);

enum class Style { Plain, Heading, Faint };

/// The text between the escapes of its style.
[[nodiscard]] std::string styled(std::string_view text, Style style, const Terminal& terminal);

}  // namespace typeplate::inline abi_1::generator
