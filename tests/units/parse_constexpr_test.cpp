// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Every case of the tables of the parser, read by the compiler. Each line is one constant expression of its own,
// because clang counts the steps of each.
#include <utility>

#include "catch.hpp"
#include "conflicts_table.hpp"
#include "parse_cases.hpp"
#include "refused_table.hpp"
#include "spellings_table.hpp"

namespace {

template <int Line>
constexpr bool conflict = parse_cases::conflict_holds(tsv::line_of(conflicts_table, Line));
template <int Line>
constexpr bool refusal = parse_cases::refusal_holds(tsv::line_of(refused_table, Line));
template <int Line>
constexpr bool spelling = parse_cases::spelling_holds(tsv::line_of(spellings_table, Line));

/// 0, or the number of the first line that does not hold. Line 0 is the header.
template <int... I>
constexpr int first_wrong_conflict(std::integer_sequence<int, I...>) {
  int wrong = 0;
  static_cast<void>(((wrong == 0 && !conflict<I + 1> ? wrong = I + 1 : wrong), ...));
  return wrong;
}
template <int... I>
constexpr int first_wrong_refusal(std::integer_sequence<int, I...>) {
  int wrong = 0;
  static_cast<void>(((wrong == 0 && !refusal<I + 1> ? wrong = I + 1 : wrong), ...));
  return wrong;
}
template <int... I>
constexpr int first_wrong_spelling(std::integer_sequence<int, I...>) {
  int wrong = 0;
  static_cast<void>(((wrong == 0 && !spelling<I + 1> ? wrong = I + 1 : wrong), ...));
  return wrong;
}

template <int Lines>
using lines = std::make_integer_sequence<int, Lines - 1>;

template <int WrongLine>
struct every_line_holds {
  static constexpr bool value = WrongLine == 0;
};

static_assert(every_line_holds<first_wrong_conflict(lines<tsv::line_count(conflicts_table)>{})>::value);
static_assert(every_line_holds<first_wrong_refusal(lines<tsv::line_count(refused_table)>{})>::value);
static_assert(every_line_holds<first_wrong_spelling(lines<tsv::line_count(spellings_table)>{})>::value);

}  // namespace

TEST_CASE("the compiler has read the tables of cases, and they are not empty") {
  CHECK(tsv::line_count(conflicts_table) > 110);
  CHECK(tsv::line_count(refused_table) == 18);
  CHECK(tsv::line_count(spellings_table) > 70);
}
