// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/header.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "support.hpp"

namespace tp_table = typeplate::table;
using typeplate_tests::in_words;
using typeplate_tests::small_contract;
using words = std::vector<std::string>;

namespace {

struct matched {
  tp_table::matched_header header;
  words errors;
};

matched match(std::string_view text) {
  tp_table::csv_reader reader;
  reader.give(text);
  reader.finish();
  REQUIRE(reader.next() == tp_table::csv_step::row);
  std::vector<tp_table::table_error> errors;
  matched all{tp_table::match_header(reader.row(), small_contract, errors), {}};
  all.errors = in_words(errors);
  return all;
}

words errors_of(std::string_view text) {
  return match(text).errors;
}

}  // namespace

TEST_CASE("columns are found by name, in any order, with any unit") {
  const auto [header, errors] = match("id,pressure [bar],\"temperature [ degC ]\"");
  CHECK(errors.empty());
  CHECK(header.field_count == 3);
  CHECK(header.inputs[0].field == 2);
  CHECK(header.inputs[0].unit == "degC");
  CHECK(header.inputs[1].field == 1);
  CHECK(header.inputs[1].unit == "bar");
}

TEST_CASE("a column without brackets is in the port's own unit") {
  const auto [header, errors] = match(" temperature ,pressure");
  CHECK(errors.empty());
  CHECK(header.inputs[0].unit.empty());
  CHECK(header.inputs[0].title == "temperature");
}

TEST_CASE("a name may have brackets of its own") {
  CHECK(tp_table::split_column_name("flow [main] [kg/s]").name == "flow [main]");
  CHECK(tp_table::split_column_name("flow [main] [kg/s]").unit == "kg/s");
  CHECK(tp_table::split_column_name("flow[kg/s]").name == "flow");
  CHECK_FALSE(tp_table::split_column_name("flow kg/s]").has_unit);
  CHECK_FALSE(tp_table::split_column_name("flow [kg/s").has_unit);
  CHECK(tp_table::split_column_name(" [K]").name.empty());
}

TEST_CASE("a missing column is named with the column that was probably meant") {
  CHECK(errors_of("temperature [K],presure [bar]") ==
        words{"1:17: no column for input `pressure` of model `small`; write `pressure [bar]` instead of "
              "`presure [bar]`"});
  CHECK(errors_of("temperature (degC),pressure [Pa]") ==
        words{"1:1: no column for input `temperature` of model `small`; write `temperature [degC]` instead of "
              "`temperature (degC)`"});
  CHECK(errors_of("temperature_K,pressure_bar") ==
        words{"1:1: no column for input `temperature` of model `small`; write `temperature [K]` instead of "
              "`temperature_K`",
              "1:15: no column for input `pressure` of model `small`; write `pressure [bar]` instead of "
              "`pressure_bar`"});
  CHECK(errors_of("id,Temperature [K],p") ==
        words{"1:4: no column for input `temperature` of model `small`; write `temperature [K]` instead of "
              "`Temperature [K]`",
              "1:1: no column for input `pressure` of model `small`; the model needs the columns "
              "`temperature [K],pressure [Pa]`"});
}

TEST_CASE("a doubled column is refused with the first one") {
  CHECK(errors_of("temperature [K],pressure,temperature [degC]") ==
        words{"1:26: a second column for input `temperature`, the first is `temperature [K]`; keep one of them"});
}

TEST_CASE("a unit that is none is refused at its place in the header, also behind quotes") {
  const words errors = errors_of("temperature [degX],pressure [barr]");
  CHECK(errors ==
        words{"1:14: column `temperature [degX]`: `degX` is no known unit; did you mean `degC`, `degF` or "
              "`degR`?",
              "1:30: column `pressure [barr]`: `barr` is no known unit; did you mean `b` or `bar`?"});
  CHECK(errors_of("\"temperature\n [K*]\",pressure")[0].starts_with("2:5: column `temperature\\x0a [K*]`: "));
  CHECK(errors_of("temperature [],pressure") ==
        words{"1:14: column `temperature []`: the unit is empty; the model's unit is `K`: write `temperature [K]`, "
              "or the unit that the numbers are in"});
}

TEST_CASE("another separator is named instead of missing columns") {
  CHECK(errors_of("temperature [degC];pressure [bar]") ==
        words{"1:19: the header has semicolons between its columns, and no comma; separate columns by commas, and "
              "write decimal points"});
  CHECK(errors_of("temperature\tpressure")[0].starts_with("1:12: the header has tabs"));
}

TEST_CASE("a table without a header is told how to begin") {
  CHECK(errors_of("350,80") == words{"1:1: the first row holds numbers, not the names of columns; begin the table "
                                     "with a header such as `temperature [K],pressure [Pa]`"});
}

TEST_CASE("a header that is not UTF-8 is refused") {
  CHECK(errors_of("temperature [K],pressure,\xB0") ==
        words{"1:26: the column's name `\\xb0` is not UTF-8; save the table as UTF-8"});
}

TEST_CASE("a kept column may not have the name of an output") {
  tp_table::csv_reader reader;
  reader.give("rise [K],sum,other [kg/m3]\n");
  REQUIRE(reader.next() == tp_table::csv_step::row);
  const std::string_view outputs[] = {"sum", "rise"};
  std::vector<tp_table::table_error> errors;
  tp_table::refuse_output_names(reader.row(), outputs, errors);
  CHECK(in_words(errors) ==
        words{"1:1: the column `rise [K]` has the name of an output of the model; rename it, or write the outputs "
              "only, with --outputs-only",
              "1:10: the column `sum` has the name of an output of the model; rename it, or write the outputs "
              "only, with --outputs-only"});
}

TEST_CASE("titles of outputs read back") {
  CHECK(tp_table::column_title("density", "kg/m3") == "density [kg/m3]");
  CHECK(tp_table::column_title("a, b", "1") == "\"a, b [1]\"");
}
