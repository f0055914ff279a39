// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The commands and options of a program as plain values, so that what is written from them (completion scripts, the
// manual page) never names an option that the program does not have.
#pragma once

#include <string>
#include <vector>

namespace typeplate::inline abi_1::generator {

/// What a shell offers for a value.
enum class Completes { Nothing, Words, Files, Folders };

/// An option, or a positional argument where `names` is empty.
struct OptionWords {
  std::vector<std::string> names;  // such as "-o" and "--output"
  std::string value;  // what the help calls its value, such as "DIR" or "rich|short|json"; empty: a flag
  std::string description;
  bool required = false;

  /// The words that a value written with `|` may be; none for another value.
  [[nodiscard]] std::vector<std::string> choices() const;

  [[nodiscard]] Completes completes() const;
};

/// A program or one of its commands.
struct CommandTree {
  std::string name;
  std::string description;
  std::string footer;  // the example
  std::vector<OptionWords> options;
  std::vector<CommandTree> commands;
};

}  // namespace typeplate::inline abi_1::generator
