// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Numbers in tables. Read exactly: the double nearest to the decimal text, whatever the locale. Written with the
// fewest digits that read back as the same float or double.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace typeplate::inline abi_1::table {

/// `350`, `-1.5e3`, `+1`, `.5`, and `nan`, `inf`, `infinity` in any case and with a sign; blanks and tabs around
/// are allowed. Nothing for any other text, also for a number beyond the range of double. What is too small for a
/// double becomes zero or the nearest subnormal.
[[nodiscard]] std::optional<double> read_number(std::string_view text);

struct number_complaint {
  std::string message;  // begins with the text in backticks, or names an empty field
  std::string help;
};

/// Why read_number refused a text, and what to write instead.
[[nodiscard]] number_complaint explain_number(std::string_view text);

/// A NaN of either sign is written `nan`.
void append_number(std::string& out, float number);
void append_number(std::string& out, double number);

}  // namespace typeplate::inline abi_1::table
