// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/run_table.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "message_of.hpp"
#include "support.hpp"
#include "table/byte_output.hpp"

namespace tp = typeplate;
using tp::table::run_table;
using typeplate_tests::in_words;
using typeplate_tests::message_of;
using words = std::vector<std::string>;

namespace {

tp::dynamic_model small_model() {
  return tp::dynamic_model::from_function(typeplate_tests::small_contract,
                                          [](std::span<const double> in, std::span<double> out) {
                                            out[0] = in[0] + in[1];
                                            out[1] = in[0] - 100;
                                          });
}

struct result {
  std::string text;
  words errors;
  words notes;
  tp::table::table_outcome outcome;
};

result run(std::string_view text, const tp::table::table_options& options = {}, std::size_t chunk = 7) {
  result all;
  const auto read = [&text, chunk] {
    const std::string_view piece = text.substr(0, chunk);
    text.remove_prefix(piece.size());
    return piece;
  };
  all.outcome = run_table(small_model(), options,
                          {.read = read,
                           .write = [&](std::string_view bytes) { all.text += bytes; },
                           .show = [&](const auto& error) { all.errors.push_back(in_words(error)); },
                           .note = [&](std::string_view note) { all.notes.emplace_back(note); },
                           .progress = [](std::size_t) {}});
  return all;
}

}  // namespace

TEST_CASE("rows come out as they were, with the outputs and their units behind them") {
  const result done = run("id,pressure [kPa],temperature [degC],note\n7, 1 ,26.85,\"a, b\"\n8,+2e0,\"126.85\",\n");
  CHECK(done.errors.empty());
  CHECK(done.outcome.good());
  CHECK(done.outcome.rows == 2);
  CHECK(done.outcome.written_rows == 2);
  CHECK(done.text ==
        "id,pressure [kPa],temperature [degC],note,sum [kg/m3],rise [delta_K]\n"
        "7, 1 ,26.85,\"a, b\",1300,200\n"
        "8,+2e0,\"126.85\",,2400,300\n");
}

TEST_CASE("outputs come in the unit that was asked for, and alone") {
  const tp::table::table_options options{.output_units = {{"sum", "g/m3"}}, .outputs_only = true};
  CHECK(run("temperature [K],pressure [Pa]\n300,1\n", options).text == "sum [g/m3],rise [delta_K]\n301000,200\n");
}

TEST_CASE("line ends and the byte order mark stay as they were in the header") {
  CHECK(run("\xEF\xBB\xBFtemperature [K],pressure [Pa]\r\n300,1").text ==
        "\xEF\xBB\xBFtemperature [K],pressure [Pa],sum [kg/m3],rise [delta_K]\r\n300,1,301,200\r\n");
}

TEST_CASE("a header alone gives a header, an empty table an error") {
  CHECK(run("temperature [K],pressure [Pa]\n").text ==
        "temperature [K],pressure [Pa],sum [kg/m3],rise [delta_K]\n");
  CHECK(run("temperature [K],pressure [Pa]").outcome.good());
  for (const char* empty : {"", "\n\n", "\xEF\xBB\xBF"}) {
    const result done = run(empty);
    CHECK_FALSE(done.outcome.good());
    CHECK(done.text.empty());
    CHECK(done.errors ==
          words{"1:1: the table is empty; begin it with a header such as `temperature [K],pressure [Pa]`"});
  }
}

TEST_CASE("a column without a unit is read in the port's, and said so") {
  const result done = run("temperature,pressure [Pa]\n300,1\n");
  CHECK(done.outcome.good());
  CHECK(done.notes == words{"column `temperature` names no unit and is read in `K`"});
}

TEST_CASE("results do not depend on the size of blocks and chunks, nor on the number of rows") {
  std::string table = "temperature [degC],pressure [bar]\n";
  for (int i = 0; i < 100; ++i) table += std::to_string(20.1 + i) + "," + std::to_string(1.7 * i) + "\n";
  const result whole = run(table, {}, table.size());
  CHECK(whole.outcome.rows == 100);
  for (const std::size_t rows : {1u, 2u, 3u, 99u, 100u, 101u}) {
    for (const std::size_t chunk : {1u, 10u, 1000u})
      CHECK(run(table, {.block_rows = rows}, chunk).text == whole.text);
  }
}

TEST_CASE("the numbers are those of forward") {
  const auto model = small_model();
  const double celsius = 350.1, bar = 80.7;
  const auto out = model.forward({{"temperature", celsius, "degC"}, {"pressure", bar, "bar"}});
  const result done = run("temperature [degC],pressure [bar]\n350.1,80.7\n", {.outputs_only = true});
  std::string expected = "sum [kg/m3],rise [delta_K]\n";
  char digits[64];
  std::snprintf(digits, sizeof digits, "%.9g,%.17g", out["sum"].number(), out["rise"].number());
  const std::string row = done.text.substr(expected.size());
  CHECK(std::stof(row) == static_cast<float>(out["sum"].number()));
  CHECK(std::stod(row.substr(row.find(',') + 1)) == out["rise"].number());
}

TEST_CASE("every kind of bad row is shown at its place, in the order of the table") {
  const result done =
      run("id,temperature [degC],pressure [bar]\n"
          "1,20,1\n"
          "2,\"a\nb\",1\n"
          "3,20\n"
          "4,20,1,1\n"
          "5,20,\n"
          "6,5000,1\n"
          "\"7\n\",-273.15,\"1,5\"\n"
          "8,-273.15,1\n");
  CHECK(done.outcome.rows == 8);
  CHECK(done.outcome.bad_rows == 7);
  CHECK(done.text == "id,temperature [degC],pressure [bar],sum [kg/m3],rise [delta_K]\n");
  const std::string range =
      "outside its range 200 to 2000 K; check value and unit, or set \"out_of_range\" in the card";
  REQUIRE(done.errors.size() == 7);
  CHECK(done.errors[0].starts_with("3:3: column `temperature [degC]`: `a\\x0ab` is no number; "));
  CHECK(done.errors[1].starts_with("5:5: the row has 2 fields, the header 3; "));
  CHECK(done.errors[2].starts_with("6:8: the row has 4 fields, the header 3; write decimal points"));
  CHECK(done.errors[3].starts_with("7:6: column `pressure [bar]`: the field is empty; "));
  CHECK(
      done.errors[4].starts_with("8:3: model `small`: input `temperature` is 5273.15 K (5000 as given), " + range));
  CHECK(done.errors[5].starts_with("10:11: column `pressure [bar]`: `1,5` has a decimal comma; "));
  CHECK(done.errors[6].starts_with("11:3: model `small`: input `temperature` is 0 K (-273.15 as given), " + range));
}

TEST_CASE("blocks before the first bad row are written, nothing after it") {
  std::string table = "temperature [K],pressure [Pa]\n";
  for (int i = 0; i < 10; ++i) table += i == 7 ? "20,1\n" : "300,1\n";
  const result done = run(table, {.block_rows = 3, .outputs_only = true});
  CHECK(done.outcome.rows == 10);
  CHECK(done.outcome.bad_rows == 1);
  CHECK(done.outcome.written_rows == 6);
  CHECK(done.text == "sum [kg/m3],rise [delta_K]\n301,200\n301,200\n301,200\n301,200\n301,200\n301,200\n");
  CHECK(done.errors.at(0).starts_with("9:1: model `small`: input `temperature` is 20 K, outside"));
}

TEST_CASE("of many bad rows the first twenty are shown and all counted") {
  std::string table = "temperature [K],pressure [Pa]\n";
  for (int i = 0; i < 1000; ++i) table += i % 2 == 0 ? "20,1\n" : "x,y\n";
  const result done = run(table, {.block_rows = 16});
  CHECK(done.outcome.bad_rows == 1000);
  CHECK(done.outcome.shown == 20);
  REQUIRE(done.errors.size() == 20);
  // Each row `x,y` has two mistakes.
  CHECK(done.errors[0].starts_with("2:1: model"));
  CHECK(done.errors[1].starts_with("3:1: column `temperature [K]`"));
  CHECK(done.errors[2].starts_with("3:3: column `pressure [Pa]`"));
  CHECK(done.errors[3].starts_with("4:1: model"));
  CHECK(done.errors[19].starts_with("15:1: column `temperature [K]`"));
}

TEST_CASE("a row that is none ends the reading and is counted") {
  const result done = run("temperature [K],pressure [Pa]\n300,1\n300,\"1\n300,1\n");
  CHECK(done.outcome.broken);
  CHECK(done.outcome.bad_rows == 1);
  CHECK(done.errors == words{"3:5: the quote that opens here is never closed; close it, or remove it"});
  CHECK_FALSE(run("temperature [K],\"pressure [Pa]\n300,1\n").outcome.header_is_good);
}

TEST_CASE("NaN passes where the card allows it, and only there") {
  CHECK(run("temperature [K],pressure [Pa]\n300,nan\n", {.outputs_only = true}).text ==
        "sum [kg/m3],rise [delta_K]\nnan,200\n");
  const result done = run("temperature [K],pressure [Pa]\nnan,1\n");
  CHECK(done.errors.at(0).starts_with("2:1: model `small`: input `temperature` is nan K, not a finite number; "));
}

TEST_CASE("units that do not convert are refused at their columns, all at once") {
  const result done = run("temperature [bar],pressure [K]\n300,1\n");
  CHECK_FALSE(done.outcome.header_is_good);
  REQUIRE(done.errors.size() == 2);
  CHECK(done.errors[0].starts_with("1:1: model `small`: input `temperature` cannot be given in `bar`"));
  CHECK(done.errors[1].starts_with("1:19: model `small`: input `pressure` cannot be given in `K`"));
  CHECK(run("temperature [delta_K],pressure\n300,1\n").errors.at(0).find("difference") != std::string::npos);
}

TEST_CASE("wrong outputs are refused before the table is read") {
  CHECK(message_of([] {
          run("", {.output_units = {{"summ", "kg/m3"}}});
        }) == "model `small` has no output `summ`; did you mean `sum`? It has `sum`, `rise`");
  CHECK(message_of([] {
          run("", {.output_units = {{"sum", "K"}}});
        }).starts_with("model `small`: output `sum` cannot be had in `K`"));
  CHECK(message_of([] {
          run("", {.output_units = {{"sum", "g/m3"}, {"sum", "kg/m3"}}});
        }).find("asked for twice") != std::string::npos);
}

TEST_CASE("a model that fails is no bad row") {
  const auto model = tp::dynamic_model::from_function(
      typeplate_tests::small_contract,
      [](std::span<const double>, std::span<double>) { throw tp::error("model `small` failed on 1 sample"); });
  bool first = true;
  const auto read = [&first]() -> std::string_view {
    return std::exchange(first, false) ? "temperature [K],pressure [Pa]\n300,1\n" : "";
  };
  CHECK(message_of([&] {
          static_cast<void>(
              run_table(model, {},
                        {.read = read,
                         .write = [](std::string_view) {},
                         .show = [](const auto&) { FAIL("a mistake of the model, not of the table"); },
                         .note = [](std::string_view) {},
                         .progress = [](std::size_t) {}}));
        }) == "model `small` failed on 1 sample");
}

TEST_CASE("a value that is let through is told with its place in the table, and all of them are counted") {
  auto inputs = std::to_array(typeplate_tests::small_inputs);
  inputs[0].outside = tp::out_of_range::warn;
  tp::contract promised = typeplate_tests::small_contract;
  promised.inputs = inputs.data();
  tp::table::warned_values warned;
  const auto listener = [&warned](const tp::warning& said) { warned.hear(said); };
  const auto model = tp::dynamic_model::from_function(promised,
                                                      [](std::span<const double> in, std::span<double> out) {
                                                        out[0] = in[0];
                                                        out[1] = in[1];
                                                      },
                                                      {.on_warning = listener});
  // Blocks of two rows: the second one has a bad row, whose mistake is told instead.
  std::string_view text = "id,temperature [K],pressure [Pa]\na,300,1\nb,100,1\nc,50,1\nd,nan,1\ne,90,1\nf,99,1\n";
  words errors, warnings;
  static_cast<void>(run_table(model, {.block_rows = 2},
                              {.read = [&text] { return std::exchange(text, {}); },
                               .write = [](std::string_view) {},
                               .show = [&](const auto& error) { errors.push_back(in_words(error)); },
                               .note = [](std::string_view) {},
                               .progress = [](std::size_t) {},
                               .warned = &warned,
                               .warn = [&](const auto& one) { warnings.push_back(in_words(one)); }}));
  CHECK(errors.size() == 1);
  CHECK(warnings ==
        words{"3:3: model `small`: input `temperature` is 100 K, outside its range 200 to 2000 K; it was "
              "let through, check value and unit"});
  REQUIRE(warned.ports().size() == 1);
  CHECK(warned.ports()[0].count == 3);
}
