// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One sample and a column of samples are two ways to compute the same bits, whatever the policies, types and units.
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

#include "catch.hpp"
#include "engine_support.hpp"

using engine_test::echo_model;
using engine_test::error_of;
using engine_test::owned_contract;
using engine_test::same_bits;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Ports of every policy and both types, with and without bounds.
owned_contract every_policy() {
  using enum tp::out_of_range;
  owned_contract promised;
  for (const tp::dtype type : {tp::dtype::float32, tp::dtype::float64}) {
    for (const tp::non_finite special : {tp::non_finite::error, tp::non_finite::allow}) {
      for (const tp::out_of_range policy : {error, clamp, ignore}) {
        promised.inputs.push_back({.name = "bounded",
                                   .unit = "K",
                                   .type = type,
                                   .lower = -40.0,
                                   .upper = 85.5,
                                   .outside = policy,
                                   .not_finite = special});
        promised.inputs.push_back({.name = "half open",
                                   .unit = "K",
                                   .type = type,
                                   .lower = 0.0,
                                   .outside = policy,
                                   .not_finite = special});
        promised.inputs.push_back(
            {.name = "open", .unit = "K", .type = type, .outside = policy, .not_finite = special});
      }
    }
  }
  promised.outputs = engine_test::free_outputs(promised.inputs);
  return promised;
}

struct numbers_of_port {
  tp::dtype type;
  double scale;
  double offset;
  std::vector<double> doubles;
  std::vector<float> floats;

  void set(std::size_t row, double number) {
    floats[row] = static_cast<float>(number);
    doubles[row] = type == tp::dtype::float32 ? static_cast<double>(floats[row]) : number;
  }
  [[nodiscard]] tp::column_source column() const {
    const void* const data = type == tp::dtype::float32 ? static_cast<const void*>(floats.data()) : doubles.data();
    return {data, doubles.size(), type, scale, offset};
  }
  [[nodiscard]] tp::sample sample(std::size_t row) const { return {doubles[row], scale, offset}; }
};

/// Mostly ordinary numbers, often on or beside a bound, sometimes special.
class number_source {
 public:
  explicit number_source(unsigned seed) : random_(seed) {}

  numbers_of_port port(std::size_t rows) {
    static constexpr double scales[] = {1.0, 1.0, 5.0 / 9.0, -1.0, 1e-5, 6894.757293168361, -0.3048};
    static constexpr double offsets[] = {-0.0, 0.0, 273.15, 459.67 * 5.0 / 9.0, -17.5};
    numbers_of_port made{pick(2) == 0 ? tp::dtype::float32 : tp::dtype::float64, scales[pick(7)], offsets[pick(5)],
                         std::vector<double>(rows), std::vector<float>(rows)};
    return made;
  }

  double number(double scale, double offset) {
    static constexpr double bounds[] = {-40.0, 85.5, 0.0};
    static constexpr double specials[] = {infinity, -infinity, not_a_number, 1e300, -1e300, 1e-320, -0.0};
    const std::size_t kind = pick(100);
    if (kind == 0) return specials[pick(7)];
    const double x = kind < 20 ? bounds[pick(3)] : std::uniform_real_distribution<double>(-60.0, 120.0)(random_);
    const double number = (x - offset) / scale;
    return kind % 3 == 0 ? std::nextafter(number, kind % 2 == 0 ? infinity : -infinity) : number;
  }

  std::size_t pick(std::size_t count) { return static_cast<std::size_t>(random_() % count); }

 private:
  std::mt19937 random_;
};

/// Runs the same numbers both ways. Rows that are refused one by one make the column refuse, and are replaced.
class both_ways {
 public:
  both_ways(std::size_t rows, unsigned seed) : promised_(every_policy()), source_(seed), rows_(rows) {
    std::vector<tp::affine> scaling;
    for (std::size_t i = 0; i < promised_.inputs.size(); ++i) {
      scaling.push_back(i % 2 == 0 ? tp::affine{} : tp::standardize(12.5, 30.0));
      ports_.push_back(source_.port(rows));
    }
    model_ = std::make_unique<tp::model_handle>(echo_model(promised_, scaling));
    singles_.resize(rows * ports_.size());
  }

  void fill() {
    for (std::size_t row = 0; row < rows_; ++row) {
      do {
        for (auto& port : ports_) port.set(row, source_.number(port.scale, port.offset));
      } while (!run_single(row));
    }
  }

  /// How many rows were refused one by one until good numbers were found.
  [[nodiscard]] int refused() const { return refused_; }

  [[nodiscard]] int count_differences() {
    std::vector<std::vector<double>> results(ports_.size(), std::vector<double>(rows_));
    std::vector<tp::column_source> sources;
    std::vector<tp::column_sink> sinks;
    for (std::size_t i = 0; i < ports_.size(); ++i) {
      sources.push_back(ports_[i].column());
      sinks.push_back({results[i].data(), tp::dtype::float64});
    }
    model_->forward(sources.data(), rows_, sinks.data());
    int differences = 0;
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t i = 0; i < ports_.size(); ++i) {
        differences += same_bits(results[i][row], singles_[row * ports_.size() + i]) ? 0 : 1;
      }
    }
    return differences;
  }

  /// Does putting a refused row into the columns make them refuse, with the same sentence but for the row?
  [[nodiscard]] bool column_refuses_as_single(std::size_t row) {
    std::string single;
    do {
      for (auto& port : ports_) port.set(row, source_.number(port.scale, port.offset));
      single = single_error(row);
    } while (single == "no error");
    const std::string many = error_of([&] { static_cast<void>(count_differences()); });
    const std::string where = " in row " + std::to_string(row) + " (1 of " + std::to_string(rows_);
    const std::size_t at = many.find(where);
    if (at == std::string::npos) return false;
    const std::size_t end = many.find(')', at);
    return many.substr(0, at) + many.substr(end + 1) == single;
  }

 private:
  std::string single_error(std::size_t row) {
    std::vector<tp::sample> samples;
    for (const auto& port : ports_) samples.push_back(port.sample(row));
    return error_of([&] { model_->forward(samples.data(), singles_.data() + row * ports_.size()); });
  }

  bool run_single(std::size_t row) {
    const bool good = single_error(row) == "no error";
    refused_ += good ? 0 : 1;
    return good;
  }

  owned_contract promised_;
  number_source source_;
  std::size_t rows_;
  std::vector<numbers_of_port> ports_;
  std::unique_ptr<tp::model_handle> model_;
  std::vector<double> singles_;
  int refused_ = 0;
};

/// How many values of two scaled outputs differ between a column and its rows alone; one sink is double, one float.
int count_output_differences(const tp::model_handle& model, std::size_t rows, std::size_t wide_output) {
  std::vector<double> given(rows);
  std::vector<double> wide(rows);
  std::vector<float> narrow(rows);
  for (std::size_t row = 0; row < rows; ++row) given[row] = static_cast<double>(row) * 0.07 - 1.0;
  const tp::column_source source{given.data(), rows, tp::dtype::float64, 1.0, -0.0};
  const tp::column_source sources[] = {source, source};
  tp::column_sink sinks[2];
  sinks[wide_output] = {wide.data(), tp::dtype::float64};
  sinks[1 - wide_output] = {narrow.data(), tp::dtype::float32};
  model.forward(sources, rows, sinks);
  int wrong = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const tp::sample samples[] = {{given[row], 1.0, -0.0}, {given[row], 1.0, -0.0}};
    double out[2];
    model.forward(samples, out);
    wrong += same_bits(wide[row], out[wide_output]) ? 0 : 1;
    wrong += same_bits(static_cast<double>(narrow[row]), out[1 - wide_output]) ? 0 : 1;
    const bool inside = out[0] >= static_cast<double>(280.1F) && out[0] <= static_cast<double>(320.3F);
    wrong += inside ? 0 : 1;
  }
  return wrong;
}

/// How many values a model of `ports` columns hands back in another place than they came from.
int count_misplaced(std::size_t ports, std::size_t rows) {
  owned_contract promised;
  for (std::size_t i = 0; i < ports; ++i) promised.inputs.push_back({.name = "x", .unit = "1"});
  promised.outputs = engine_test::free_outputs(promised.inputs);
  std::vector<double> given(ports * rows);
  std::vector<float> seen(ports * rows);
  for (std::size_t i = 0; i < given.size(); ++i) given[i] = static_cast<double>(i);
  std::vector<tp::column_source> sources;
  std::vector<tp::column_sink> sinks;
  for (std::size_t i = 0; i < ports; ++i) {
    sources.push_back({given.data() + i * rows, rows, tp::dtype::float64, 1.0, -0.0});
    sinks.push_back({seen.data() + i * rows, tp::dtype::float32});
  }
  echo_model(promised).forward(sources.data(), rows, sinks.data());
  int wrong = 0;
  for (std::size_t i = 0; i < given.size(); ++i) wrong += static_cast<double>(seen[i]) == given[i] ? 0 : 1;
  return wrong;
}

}  // namespace

TEST_CASE("one sample and a column give the same bits, for every policy, type and number of rows") {
  int refused = 0;
  for (const std::size_t rows : {1U, 2U, 3U, 4U, 5U, 63U, 127U, 128U, 129U, 300U}) {
    for (unsigned seed = 0; seed < (rows < 100 ? 20U : 3U); ++seed) {
      both_ways run(rows, seed);
      run.fill();
      REQUIRE(run.count_differences() == 0);
      refused += run.refused();
    }
  }
  CHECK(refused > 1000);  // the numbers were not all harmless
}

TEST_CASE("a column refuses exactly when one of its rows alone is refused, and says the same") {
  for (unsigned seed = 100; seed < 112; ++seed) {
    both_ways run(150, seed);
    run.fill();
    CHECK(run.column_refuses_as_single(seed % 150));
  }
}

TEST_CASE("outputs are scaled, rounded to their type and clamped to the same bits both ways") {
  const tp::port_contract input{.name = "x", .unit = "K"};
  const tp::port_contract bounded{
      .name = "y", .unit = "K", .lower = 280.1, .upper = 320.3, .outside = tp::out_of_range::clamp};
  const owned_contract promised{.inputs = {input, input}, .outputs = {bounded, input}};
  tp::network_layout layout = tp::plain_layout(promised.view());
  layout.outputs[0].scaling = tp::destandardize(300.7, 25.3);
  layout.outputs[1].scaling = tp::destandardize(0.1, 1.7);
  const tp::model_handle model = tp::make_handle(std::make_unique<const tp::session>(
      tp::make_plan(promised.view(), layout), std::make_unique<engine_test::echo_backend>(layout)));
  int wrong = 0;
  for (std::size_t rows = 1; rows < 40; ++rows) {
    wrong += count_output_differences(model, rows, 0) + count_output_differences(model, rows, 1);
  }
  CHECK(wrong == 0);
}

TEST_CASE("a column of a port's own type and unit passes through with every bit") {
  const tp::port_contract port{
      .name = "x", .unit = "K", .outside = tp::out_of_range::ignore, .not_finite = tp::non_finite::allow};
  const tp::model_handle model = engine_test::echo_port(port);
  const std::vector<float> given{0.0F,           -0.0F, 1e-45F, -3.5F, std::numeric_limits<float>::infinity(),
                                 0x1.fffffep127F};
  std::vector<float> seen(given.size());
  const tp::column_source source{given.data(), given.size(), tp::dtype::float32, 1.0, -0.0};
  const tp::column_sink sink{seen.data(), tp::dtype::float32};
  model.forward(&source, given.size(), &sink);
  CHECK(std::memcmp(given.data(), seen.data(), given.size() * sizeof(float)) == 0);
}

TEST_CASE("tensors of one to nine columns are packed in their order") {
  for (std::size_t ports = 1; ports <= 9; ++ports) CHECK(count_misplaced(ports, 131) == 0);
}
