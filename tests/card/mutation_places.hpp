// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What each place of a card allows, as the mutation test expects it: written apart from the reader, as a table.
#pragma once

#include <string_view>

namespace typeplate::inline abi_1::card {

struct Place {
  std::string_view pattern;       // segments by "/": a name, alternatives by "|", "*" for any, "**" for all below
  std::string_view kinds;         // allowed types: s n b z(null) a o, "*" for any
  std::string_view value_codes;   // of a value of an allowed type that is not allowed itself
  std::string_view removal = "";  // of the missing key; "" allowed to be missing; "?" behind it: sometimes allowed
  std::string_view misspelling = "TP0202";  // "" allowed: the key is free
  std::string_view wrong_type = "TP0201";
  bool always = false;  // no replacement tried here is right
};

/// The row for a path; the test fails when there is none.
[[nodiscard]] const Place& place_of(std::string_view path);

}  // namespace typeplate::inline abi_1::card
