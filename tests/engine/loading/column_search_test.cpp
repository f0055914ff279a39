// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How many columns the inputs of an unknown module have, from what it takes.
#include <typeplate/engine/column_search.hpp>

#include "catch.hpp"

using typeplate::find_input_shape;
using typeplate::found_shape;
using typeplate::input_shape;

namespace {

using columns = std::vector<std::size_t>;

const columns candidates{4, 64, 1, 2, 3};

}  // namespace

TEST_CASE("the one number of columns that a module takes is found") {
  const found_shape found = find_input_shape(
      1, candidates, [](const input_shape& shape) { return !shape.rank1 && shape.columns == columns{4}; });
  REQUIRE(found.shape);
  CHECK(found.shape->columns == columns{4});
  CHECK_FALSE(found.shape->rank1);
  CHECK_FALSE(found.any_columns);
}

TEST_CASE("one column that is repeated where more are wanted hides nothing") {
  const auto standardised = [](const input_shape& shape) {
    return !shape.rank1 && (shape.columns == columns{4} || shape.columns == columns{1});
  };
  const found_shape found = find_input_shape(1, candidates, standardised);
  REQUIRE(found.shape);
  CHECK(found.shape->columns == columns{4});
  CHECK_FALSE(found.any_columns);
}

TEST_CASE("the columns of several tensors are found together") {
  const auto works = [](const input_shape& shape) { return shape.columns == columns{3, 64}; };
  const found_shape found = find_input_shape(2, candidates, works);
  REQUIRE(found.shape);
  CHECK(found.shape->columns == columns{3, 64});
}

TEST_CASE("a module that takes any number of columns is drafted with one number, and that is said") {
  const found_shape both = find_input_shape(2, candidates, [](const input_shape&) { return true; });
  REQUIRE(both.shape);
  CHECK(both.shape->rank1);
  CHECK(both.any_columns);
  const found_shape matrix = find_input_shape(2, candidates, [](const input_shape& shape) { return !shape.rank1; });
  REQUIRE(matrix.shape);
  CHECK_FALSE(matrix.shape->rank1);
  CHECK(matrix.shape->columns == columns{1, 1});
  CHECK(matrix.any_columns);
}

TEST_CASE("a module of vectors is found, and one that takes nothing is not") {
  const found_shape vectors = find_input_shape(1, candidates, [](const input_shape& shape) { return shape.rank1; });
  REQUIRE(vectors.shape);
  CHECK(vectors.shape->rank1);
  CHECK_FALSE(vectors.any_columns);
  CHECK_FALSE(find_input_shape(1, candidates, [](const input_shape&) { return false; }).shape);
}

TEST_CASE("the search ends, however many tensors there are") {
  std::size_t trials = 0;
  const found_shape found = find_input_shape(40, candidates, [&](const input_shape&) {
    ++trials;
    return false;
  });
  CHECK_FALSE(found.shape);
  CHECK(trials <= 1001);
}
