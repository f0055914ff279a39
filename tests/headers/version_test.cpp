// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Which generated headers a library accepts, by the versions of the tool and of the library.
#include "typeplate/version.hpp"

#include "catch.hpp"

namespace {

constexpr bool fits(int tool_major, int tool_minor, int library_major, int library_minor) {
  return typeplate::header_fits({tool_major, tool_minor}, {library_major, library_minor});
}

static_assert(fits(0, 1, 0, 1) && !fits(0, 1, 0, 2), "the rule is for the compiler too");

}  // namespace

TEST_CASE("before 1.0 a header fits the library of its own minor release only") {
  CHECK(fits(0, 4, 0, 4));
  CHECK_FALSE(fits(0, 3, 0, 4));
  CHECK_FALSE(fits(0, 5, 0, 4));
}

TEST_CASE("from 1.0 on a header fits its own minor release and every later one of the same major release") {
  CHECK(fits(1, 0, 1, 0));
  CHECK(fits(1, 0, 1, 7));
  CHECK(fits(2, 3, 2, 4));
  CHECK_FALSE(fits(1, 8, 1, 7));
}

TEST_CASE("a header never fits a library of another major release") {
  CHECK_FALSE(fits(0, 9, 1, 0));
  CHECK_FALSE(fits(1, 0, 0, 9));
  CHECK_FALSE(fits(1, 2, 2, 2));
}

TEST_CASE("a library accepts the headers of its own tool") {
  CHECK(typeplate::accepts_header_from(typeplate::version_major, typeplate::version_minor));
  CHECK_FALSE(typeplate::accepts_header_from(typeplate::version_major + 1, typeplate::version_minor));
}
