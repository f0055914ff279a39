// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A unit type from its text, read by the compiler: `tp::quantity<tp::unit_of<"W/(m2.K)">>`.
// A text that the grammar refuses is a compile error that shows where and why; it costs the parser's compile time.
#pragma once

#include <typeplate/units/compose.hpp>
#include <typeplate/units/parse.hpp>

namespace typeplate::inline abi_1 {

/// A string literal as a template argument.
template <std::size_t Size>
struct unit_literal {
  char text[Size]{};
  consteval unit_literal(const char (&literal)[Size]) {
    for (std::size_t i = 0; i < Size; ++i) text[i] = literal[i];
  }
  [[nodiscard]] constexpr std::string_view view() const { return {text, Size - 1}; }
};

namespace detail {

/// Named in compile errors: the bytes of the text that were refused.
template <int Begin, int End>
struct refused_at {
  static constexpr bool is_a_unit = Begin < 0;
};

template <unit_literal Text>
struct read_factors {
  static constexpr unit_result result = parse_unit(Text.view());
  static constexpr factor_list list = result.factors;
};

template <class Refused>
constexpr bool explain_refused_unit() {
  static_assert(
      Refused::is_a_unit,
      "typeplate: this text is no unit (refused_at<first byte, end>); write it as docs/reference/units.md "
      "says, for example W/(m2.K), or ask `typeplate check`");
  return true;
}

template <unit_literal Text>
struct read_type {
  using read = read_factors<Text>;
  static constexpr int begin = read::result.ok ? -1 : read::result.span_begin;
  static_assert(explain_refused_unit<refused_at<begin, read::result.ok ? -1 : read::result.span_end>>());
  using type = unit_from_factors<read>;
};

}  // namespace detail

/// The unit type with this text.
template <unit_literal Text>
using unit_of = typename detail::read_type<Text>::type;

}  // namespace typeplate::inline abi_1
