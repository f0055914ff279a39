// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Diagnostics as text: `rich` for people (line, caret, notes, help), `short` for one line each, `json` for
// programs. Nothing in them that came from a file reaches the terminal as a control character.
#pragma once

#include <string>
#include <string_view>

#include "typeplate/card/diagnostic.hpp"
#include "typeplate/card/source.hpp"

namespace typeplate::inline abi_1::card {

/// What a terminal is told before and after a word to colour it; nothing for a file or a pipe.
struct Colors {
  std::string_view error, warning, note, help, caret, reset;
};

/// `file:line:col: error[TP0202]: message`, the line, a caret under the span, notes with their own places, `help:`.
[[nodiscard]] std::string render_rich(const Diagnostics& diagnostics, const SourceFile& source,
                                      const Colors& colors = {});

/// One line a diagnostic: `file:line:col: error[TP0202]: message`.
[[nodiscard]] std::string render_short(const Diagnostics& diagnostics, const SourceFile& source);

/// An array of objects: code, severity, message, file, line, column, end_line, end_column, notes, help. Lines and
/// columns count from 1, columns in code points; those of a diagnostic about the whole file are null, as is
/// the code of a note.
[[nodiscard]] std::string render_json(const Diagnostics& diagnostics, const SourceFile& source);

}  // namespace typeplate::inline abi_1::card
