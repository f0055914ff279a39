// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Diagnostics as text: `rich` for people (line, caret, notes, help), `short` for one line each, `json` for
// programs. Nothing in them that came from a file reaches the terminal as a control character.
#pragma once

#include <string>

#include "typeplate/card/diagnostic.hpp"
#include "typeplate/card/source.hpp"

namespace typeplate::inline abi_1::card {

/// `file:line:col: error[TP0202]: message`, the line, a caret under the span, notes with their own places, `help:`.
[[nodiscard]] std::string render_rich(const Diagnostics& diagnostics, const SourceFile& source);

/// One line a diagnostic: `file:line:col: error[TP0202]: message`.
[[nodiscard]] std::string render_short(const Diagnostics& diagnostics, const SourceFile& source);

/// An array of objects: code, severity, message, file, line, column, end_line, end_column, notes, help. Lines and
/// columns count from 1, columns in code points; those of a diagnostic about the whole file are null.
[[nodiscard]] std::string render_json(const Diagnostics& diagnostics, const SourceFile& source);

}  // namespace typeplate::inline abi_1::card
