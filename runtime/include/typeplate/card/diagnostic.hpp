// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with a card, as plain values: every stage adds to one sink and goes on, so that one run shows all
// mistakes. How they look is the business of render.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "typeplate/card/codes.hpp"
#include "typeplate/card/source.hpp"

namespace typeplate::inline abi_1::card {

/// A second place that belongs to a diagnostic, such as the first of two equal keys.
struct Note {
  Span span;
  std::string message;
};

/// One mistake, or one doubt, or a note that nothing is wrong with: what, where, and what to do about it.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;          // stable, such as "TP0202"; empty for a mere note
  std::string message;       // lower-case start, no final period, names in backticks
  std::optional<Span> span;  // empty: the whole file
  std::vector<Note> notes;
  std::string help;  // the fix; may be empty
};

/// Where the stages report to. Keeps the first 1000 diagnostics and counts the rest, so that a hostile file costs
/// bounded memory. Not for use by several threads at once.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  void add(Code code, Span span, std::string message, std::string help = {}, std::vector<Note> notes = {});
  void add_for_file(Code code, std::string message, std::string help = {});

  [[nodiscard]] bool had_errors() const { return error_count_ != 0; }
  [[nodiscard]] std::size_t error_count() const { return error_count_; }
  /// How many were reported beyond those kept.
  [[nodiscard]] std::size_t dropped() const { return dropped_; }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  /// The kept ones in the order of the text; those about the whole file first.
  [[nodiscard]] std::vector<Diagnostic> in_text_order() const;

 private:
  std::vector<Diagnostic> all_;
  std::size_t error_count_ = 0;
  std::size_t dropped_ = 0;
};

}  // namespace typeplate::inline abi_1::card
