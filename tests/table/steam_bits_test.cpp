// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What `typeplate run` writes and what `forward` of the generated model returns, bit by bit.
#include <algorithm>
#include <charconv>
#include <cstring>
#include <random>
#include <steam_properties/steam_properties.hpp>
#include <string>
#include <typeplate/symbols.hpp>
#include <vector>

#include "catch.hpp"
#include "table/run_table.hpp"

namespace tp = typeplate;
using steam_properties::BatchInputs;
using steam_properties::Inputs;
using steam_properties::Model;

namespace {

struct states {
  std::vector<double> celsius, bar;
};

states random_states(std::size_t count) {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> temperature(320, 790), pressure(2, 95);
  states all;
  for (std::size_t i = 0; i < count; ++i) {
    all.celsius.push_back(temperature(random));
    all.bar.push_back(pressure(random));
  }
  return all;
}

std::string table_of(const states& all) {
  std::string text = "temperature [degC],pressure [bar]\n";
  char digits[32];
  const auto add = [&](double number, char end) {
    text.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    text += end;
  };
  for (std::size_t i = 0; i < all.bar.size(); ++i) {
    add(all.celsius[i], ',');
    add(all.bar[i], '\n');
  }
  return text;
}

// The four outputs of every row, read back from the text that the table gives.
std::vector<float> run(const states& all, std::size_t block_rows) {
  const auto model = tp::dynamic_model::load(STEAM_PACKAGE);
  const std::string text = table_of(all);
  std::string_view rest = text;
  std::string written;
  const auto read = [&rest] {
    const std::string_view piece = rest.substr(0, 4096);
    rest.remove_prefix(piece.size());
    return piece;
  };
  const auto outcome = tp::table::run_table(model, {.block_rows = block_rows, .outputs_only = true},
                                            {.read = read,
                                             .write = [&](std::string_view bytes) { written += bytes; },
                                             .show = [](const auto& mistake) { FAIL(mistake.message); },
                                             .note = [](std::string_view) {},
                                             .progress = [](std::size_t) {}});
  REQUIRE(outcome.good());
  std::vector<float> numbers;
  for (std::size_t at = written.find('\n') + 1; at < written.size();) {
    const std::size_t end = std::min(written.find_first_of(",\n", at), written.size());
    float number = 0;
    std::from_chars(written.data() + at, written.data() + end, number);
    numbers.push_back(number);
    at = end + 1;
  }
  return numbers;
}

std::size_t different_bits(const std::vector<float>& one, const std::vector<float>& other) {
  REQUIRE(one.size() == other.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < one.size(); ++i) count += std::memcmp(&one[i], &other[i], sizeof(float)) != 0;
  return count;
}

}  // namespace

TEST_CASE("a table has the bits of forward over columns of the same blocks") {
  using namespace typeplate::symbols;
  const states all = random_states(5000);
  const Model model = Model::load(STEAM_PACKAGE);
  std::vector<float> expected;
  for (std::size_t first = 0; first < all.bar.size(); first += tp::table::default_block_rows) {
    const std::size_t rows = std::min(tp::table::default_block_rows, all.bar.size() - first);
    const auto out = model.forward(BatchInputs{.temperature = tp::as<degC>(all.celsius.data() + first, rows),
                                               .pressure = tp::as<bar>(all.bar.data() + first, rows)});
    for (std::size_t row = 0; row < rows; ++row) {
      expected.insert(expected.end(), {out.density.data()[row], out.enthalpy.data()[row], out.entropy.data()[row],
                                       out.speed_of_sound.data()[row]});
    }
  }
  CHECK(different_bits(run(all, tp::table::default_block_rows), expected) == 0);
}

TEST_CASE("a table in blocks of one row has the bits of forward for single samples") {
  using namespace typeplate::symbols;
  const states all = random_states(5000);
  const Model model = Model::load(STEAM_PACKAGE);
  std::vector<float> expected;
  for (std::size_t i = 0; i < all.bar.size(); ++i) {
    const auto out = model.forward(Inputs{.temperature = all.celsius[i] * degC, .pressure = all.bar[i] * bar});
    expected.insert(expected.end(), {out.density.in(kg / m3), out.enthalpy.in(J / kg), out.entropy.in(J / (kg * K)),
                                     out.speed_of_sound.in(m / s)});
  }
  CHECK(different_bits(run(all, 1), expected) == 0);
  // Larger blocks round some rows differently, by no more than a few units in the last place.
  const std::vector<float> blocks = run(all, tp::table::default_block_rows);
  for (std::size_t i = 0; i < expected.size(); ++i) REQUIRE(blocks[i] == Approx(expected[i]).epsilon(2e-6));
}
