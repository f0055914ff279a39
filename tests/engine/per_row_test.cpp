// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A result for each row: bad rows are NaN and named, good ones have the bits of a batch without bad rows.
#include <typeplate/symbols.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "catch.hpp"
#include "engine_support.hpp"
#include "steam_model.hpp"

using namespace tp::symbols;
using engine_test::error_of;
using engine_test::owned_contract;
using engine_test::same_bits;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Its answers depend on the rows around: each output is the input plus the number of rows, so that a batch of
/// another size shows.
class row_counting_backend final : public tp::backend {
 public:
  explicit row_counting_backend(tp::network_layout layout) : layout_(std::move(layout)) {}
  [[nodiscard]] std::unique_ptr<tp::workspace> make_workspace() const override {
    return std::make_unique<counting>(layout_);
  }

 private:
  class counting final : public tp::workspace {
   public:
    explicit counting(const tp::network_layout& layout)
        : columns_(layout.input_tensors[0].columns), tensors_(tp::make_buffers(layout.input_tensors)) {}
    void* input(std::size_t tensor, std::size_t rows) override { return tensors_[tensor].resize(rows); }
    void run(std::size_t rows) override {
      for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t c = 0; c < columns_; ++c) {
          const double seen = tensors_[0].at(row, c);
          // A network must never see what the contract refuses.
          if (!std::isfinite(seen) || seen > 1000.0) throw tp::error("the network saw a bad value");
          tensors_[0].set(row, c, seen * 1.1 + static_cast<double>(rows));
        }
      }
    }
    [[nodiscard]] tp::output_view output(std::size_t tensor) const override { return tensors_[tensor].view(); }

   private:
    std::size_t columns_;
    std::vector<tp::tensor_buffer> tensors_;
  };

  tp::network_layout layout_;
};

struct batch {
  std::vector<double> first;
  std::vector<double> second;
  std::vector<float> out_first = std::vector<float>(first.size());
  std::vector<double> out_second = std::vector<double>(first.size());

  void sources_and_sinks(tp::column_source* sources, tp::column_sink* sinks) {
    sources[0] = {first.data(), first.size(), tp::dtype::float64, 1.0, -0.0};
    sources[1] = {second.data(), second.size(), tp::dtype::float64, 0.5, 1.0};
    sinks[0] = {out_first.data(), tp::dtype::float32};
    sinks[1] = {out_second.data(), tp::dtype::float64};
  }
  void run(const tp::model_handle& model) {
    tp::column_source sources[2];
    tp::column_sink sinks[2];
    sources_and_sinks(sources, sinks);
    model.forward(sources, first.size(), sinks);
  }
  tp::row_report run_rows(const tp::model_handle& model) {
    tp::column_source sources[2];
    tp::column_sink sinks[2];
    sources_and_sinks(sources, sinks);
    return model.forward(sources, first.size(), sinks, tp::per_row);
  }
};

owned_contract two_ports() {
  return {.inputs = {{.name = "first", .unit = "K", .lower = -100.0, .upper = 100.0},
                     {.name = "second", .unit = "m", .upper = 900.0}},
          .outputs = {{.name = "made first", .unit = "K", .upper = 5000.0}, {.name = "made second", .unit = "m"}}};
}

tp::model_handle row_counting_model(const owned_contract& promised, tp::warning_handler handler = {}) {
  const tp::network_layout layout = tp::plain_layout(promised.view());
  return tp::make_handle(std::make_unique<const tp::session>(
      tp::make_plan(promised.view(), layout), std::make_unique<row_counting_backend>(layout), handler));
}

batch random_batch(std::size_t rows) {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> within(-90.0, 90.0);
  batch made{.first = std::vector<double>(rows), .second = std::vector<double>(rows)};
  for (std::size_t row = 0; row < rows; ++row) made.first[row] = within(random);
  for (std::size_t row = 0; row < rows; ++row) made.second[row] = within(random);
  return made;
}

constexpr bool stays_good(std::size_t row) {
  return row % 3 != 0 && row % 7 != 1;
}

// Makes the rows bad for which `stays_good` is false; gives their number.
std::size_t spoil(batch& table) {
  std::size_t bad = 0;
  for (std::size_t row = 0; row < table.first.size(); ++row) {
    if (row % 3 == 0) table.first[row] = row % 2 == 0 ? 200.0 : not_a_number;
    if (row % 7 == 1) table.second[row] = 1e6;
    bad += stays_good(row) ? 0 : 1;
  }
  return bad;
}

bool is_right(const batch& clean, const batch& spoiled, std::size_t row) {
  if (!stays_good(row)) return std::isnan(spoiled.out_first[row]) && std::isnan(spoiled.out_second[row]);
  return same_bits(clean.out_first[row], spoiled.out_first[row]) &&
         same_bits(clean.out_second[row], spoiled.out_second[row]);
}

}  // namespace

TEST_CASE("good rows have the bits of a batch of the same size without bad rows, and bad rows are NaN") {
  const tp::model_handle model = row_counting_model(two_ports());
  for (const std::size_t rows : {1U, 2U, 130U, 1000U}) {
    batch clean = random_batch(rows);
    clean.run(model);
    batch spoiled = random_batch(rows);
    const std::size_t bad = spoil(spoiled);
    const tp::row_report report = spoiled.run_rows(model);
    REQUIRE(report.size() == rows);
    int wrong = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      const bool told = report.good(row) == stays_good(row) && report.mask()[row] == stays_good(row);
      wrong += told && is_right(clean, spoiled, row) ? 0 : 1;
    }
    CHECK(wrong == 0);
    CHECK(report.bad_count() == bad);
    CHECK(report.first_bad().size() == std::min<std::size_t>(bad, 16));
  }
}

TEST_CASE("a batch without bad rows gives what forward gives") {
  const tp::model_handle model = row_counting_model(two_ports());
  batch plain = random_batch(300);
  plain.run(model);
  batch rows = random_batch(300);
  const tp::row_report report = rows.run_rows(model);
  CHECK(report.bad_count() == 0);
  CHECK(report.first_bad().size() == 0);
  CHECK(rows.out_first == plain.out_first);
  CHECK(rows.out_second == plain.out_second);
}

TEST_CASE("bad rows are named in their order, with the sentence that the row would get, input before output") {
  owned_contract promised = two_ports();
  promised.outputs[0].upper = 55.0;
  const tp::model_handle model = row_counting_model(promised);
  batch given{.first = {1.0, 2.0, 50.0, 150.0, 4.0}, .second = {1.0, not_a_number, 3.0, 5000.0, 5.0}};
  const tp::row_report report = given.run_rows(model);
  CHECK(report.bad_count() == 3);
  const tp::bad_rows bad = report.first_bad();
  REQUIRE(bad.size() == 3);
  CHECK(bad[0].row == 1);
  CHECK(std::string(bad[0].why.what()) ==
        "model `test-model`: input `second` is nan m in row 1, not a finite number; leave such values out, or set "
        "\"non_finite\" in the card to \"allow\"");
  CHECK(bad[1].row == 2);
  CHECK(std::string(bad[1].why.what()) ==
        "model `test-model`: output `made first` is 60 K in row 2, outside the range at most 55 K that the card "
        "promises; compare the inputs with the model's training data, they may be a combination it never saw");
  CHECK(bad[2].row == 3);
  CHECK(std::string(bad[2].why.what()).find("input `first` is 150 K in row 3, outside its range -100 to 100 K") !=
        std::string::npos);
  CHECK(std::isnan(given.out_second[2]));
  CHECK_FALSE(std::isnan(given.out_second[4]));
}

TEST_CASE("a batch of only bad rows runs no network") {
  const tp::model_handle model = row_counting_model(two_ports());
  batch given{.first = {150.0, not_a_number}, .second = {1.0, 2.0}};
  const tp::row_report report = given.run_rows(model);
  CHECK(report.bad_count() == 2);
  CHECK(std::isnan(given.out_first[0]));
  CHECK(std::isnan(given.out_second[1]));
}

TEST_CASE("no rows give an empty report") {
  const tp::model_handle model = row_counting_model(two_ports());
  batch given;
  const tp::row_report report = given.run_rows(model);
  CHECK(report.size() == 0);
  CHECK(report.bad_count() == 0);
}

TEST_CASE("clamping, ignoring and warning go on row by row, and bad rows do not warn") {
  owned_contract promised = two_ports();
  promised.inputs[0].outside = tp::out_of_range::warn;
  promised.inputs[0].upper = 80.0;
  promised.inputs[1].outside = tp::out_of_range::clamp;
  promised.outputs[1].outside = tp::out_of_range::warn;
  promised.outputs[1].upper = 50.0;
  std::vector<std::string> heard;
  const auto listen = [&](const tp::warning& said) { heard.emplace_back(said.text); };
  const tp::model_handle model = row_counting_model(promised, listen);
  batch given{.first = {90.0, 91.0, 5.0}, .second = {5000.0, not_a_number, 2.0}};
  const tp::row_report report = given.run_rows(model);
  CHECK(report.bad_count() == 1);
  CHECK_FALSE(report.good(1));
  CHECK(given.out_first[0] == Approx(90.0 * 1.1 + 3.0));
  CHECK(given.out_second[0] == Approx(900.0 * 1.1 + 3.0));
  REQUIRE(heard.size() == 2);
  CHECK(heard[0].find("input `first` is 90 K in row 0 (1 of 3 rows warned)") != std::string::npos);
  CHECK(heard[1].find("output `made second` is 993 m in row 0 (1 of 3 rows warned)") != std::string::npos);
}

TEST_CASE("what is wrong with a whole batch is still an error") {
  const tp::model_handle model = row_counting_model(two_ports());
  batch given{.first = {1.0, 2.0}, .second = {1.0, 2.0}};
  tp::column_source sources[2];
  tp::column_sink sinks[2];
  given.sources_and_sinks(sources, sinks);
  sinks[1].data = nullptr;
  CHECK(error_of([&] { static_cast<void>(model.forward(sources, 2, sinks, tp::per_row)); }) ==
        "model `test-model`: output `made second` has no memory for a column of 2 rows; give fewer rows at a time");
  CHECK_FALSE(model.try_forward(sources, 2, sinks, tp::per_row));
}

TEST_CASE("a typed batch by row, by structured binding") {
  const auto model = steam_model::Model::from_function([](const steam_model::Inputs& given) {
    return steam_model::Outputs{
        .density = given.pressure.number() / (461.5F * given.temperature.number()) * kg / m3,
        .enthalpy = (2.0e6 + 2000.0 * given.superheat.in(delta_K)) * J / kg};
  });
  const std::vector<double> temperatures{350.0, 900.0, 450.0};
  const std::vector<double> pressures{80.0, 80.0, 80.0};
  const std::vector<double> superheats{1.0, 2.0, 3.0};
  const steam_model::BatchInputs inputs{.temperature = tp::as<degC>(temperatures),
                                        .pressure = tp::as<bar>(pressures),
                                        .superheat = tp::as<delta_degC>(superheats)};
  const auto [outputs, report] = model.forward(inputs, tp::per_row);
  CHECK(report.bad_count() == 1);
  CHECK(std::isnan(outputs.density[1].number()));
  CHECK(outputs.enthalpy[2].number() == 2006000.0);
  std::string all;
  for (const tp::bad_row& bad : report.first_bad()) all += bad.why.what();
  CHECK(all.find("input `temperature` is 1173.15 K (900 as given) in row 1, outside") != std::string::npos);

  auto tried = model.try_forward(inputs, tp::per_row);
  REQUIRE(tried);
  const steam_model::BatchOutputs kept = std::move(tried->outputs);
  CHECK(same_bits(kept.density[0].number(), outputs.density[0].number()));
}
