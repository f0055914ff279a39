// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Takes one value after the other from JSON, without a tree and without recursion: the headers of weights have a
// fixed shape and thousands of entries, and their reader says itself what belongs where. Strict: RFC 8259, valid
// UTF-8, no lone surrogates, whole numbers only where the reader asks for them.
//
//   json_cursor in(text, 8, "its header");
//   if (!in.enter('{')) ...in.value_in_words()...
//   while (in.next_member(key)) ...
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace typeplate::inline abi_1::weights {

class json_cursor {
 public:
  /// `text` begins at byte `begin` of the file; `whose` begins the sentence of a syntax error.
  json_cursor(std::string_view text, std::uint64_t begin, std::string_view whose)
      : text_(text), begin_(begin), whose_(whose) {}

  /// Takes the opening bracket where the next value is an object or a list.
  bool enter(char bracket);
  /// Takes the next key and its colon into `key`, or the object's end; false at the end.
  bool next_member(std::string& key);
  /// Whether another item follows in the list; else its end is taken.
  bool next_item() { return !at_end_of(']'); }

  /// The next value where it is a text; borrowed, or kept in `decoded` where it has escapes.
  std::optional<std::string_view> text(std::string& decoded);
  /// The next value where it is a whole number from 0 to 2^64 - 1, written without fraction and exponent.
  std::optional<std::uint64_t> whole_number();
  /// What the next value is, for a message: "a list", "the number 1.5", "the text `a`".
  std::string value_in_words();
  /// Takes the next value, whatever it is, and gives it as it is written. At most 64 brackets deep.
  std::string_view skip_value();
  /// Requires that nothing but blanks follows.
  void finish();

 private:
  [[noreturn]] void not_json() const;
  char peek();
  bool at_end_of(char bracket);
  void expect(char wanted);
  void literal(std::string_view word);
  void skip_digits();
  std::string_view number();
  void skip_scalar(std::string& scratch);
  void take_character(std::string* decoded);
  void take_escape(std::string& decoded);
  char32_t four_digits();

  std::string_view text_;
  std::uint64_t begin_;
  std::string_view whose_;
  std::size_t at_ = 0;
  bool first_ = false;  // a bracket was just opened: no comma before what follows
};

}  // namespace typeplate::inline abi_1::weights
