// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The policy `warn`: the value goes through, and a handler is told what, where and how often.
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cmath>
#include <cstdio>
#include <limits>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "engine_support.hpp"

using engine_test::error_of;
using engine_test::owned_contract;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr tp::port_contract temperature{
    .name = "temperature", .unit = "K", .lower = 590.0, .upper = 1073.0, .outside = tp::out_of_range::warn};

/// A temperature that may warn goes in, and comes out as `output`.
tp::model_handle warning_model(const tp::warning_handler& handler, const tp::port_contract& input = temperature,
                               tp::port_contract output = {.name = "density", .unit = "kg/m3"}) {
  output.type = input.type;
  const owned_contract promised{.inputs = {input}, .outputs = {output}};
  return tp::from_sample_function(
      promised.view(),
      tp::make_sample_function(0, [](const int&, const double* in, double* out) { out[0] = in[0]; }),
      {.on_warning = handler});
}

double forward(const tp::model_handle& model, double number, double scale = 1.0, double offset = -0.0) {
  const tp::sample given{number, scale, offset};
  double out = 0.0;
  model.forward(&given, &out);
  return out;
}

std::vector<double> forward(const tp::model_handle& model, const std::vector<double>& numbers) {
  const tp::column_source given{numbers.data(), numbers.size(), tp::dtype::float64, 1.0, -0.0};
  std::vector<double> out(numbers.size());
  const tp::column_sink sink{out.data(), tp::dtype::float64};
  model.forward(&given, numbers.size(), &sink);
  return out;
}

/// A warning that lives on.
struct heard {
  std::string port;
  std::string text;
  tp::port_direction direction;
  double value;
  std::size_t row;
  std::size_t count;
  std::size_t rows;

  explicit heard(const tp::warning& said)
      : port(said.port),
        text(said.text),
        direction(said.direction),
        value(said.value),
        row(said.row),
        count(said.count),
        rows(said.rows) {}
};

std::atomic<int> calls_of_function = 0;
void count_call(const tp::warning&) {
  ++calls_of_function;
}

/// What `action` writes to standard error.
template <class Action>
std::string standard_error_of(const Action& action) {
  std::FILE* const file = std::tmpfile();
  const int before = dup(STDERR_FILENO);
  dup2(fileno(file), STDERR_FILENO);
  action();
  dup2(before, STDERR_FILENO);
  close(before);
  std::string text;
  std::rewind(file);
  for (int next = std::fgetc(file); next != EOF; next = std::fgetc(file)) text += static_cast<char>(next);
  std::fclose(file);
  return text;
}

}  // namespace

TEST_CASE("a value outside goes through unchanged, and the handler knows all about it") {
  std::vector<heard> all;
  const auto listen = [&](const tp::warning& said) {
    CHECK(said.model == "test-model");
    CHECK(said.unit == "K");
    CHECK(said.lower == 590.0);
    CHECK(said.upper == 1073.0);
    all.emplace_back(said);
  };
  const tp::model_handle model = warning_model(listen);
  CHECK(forward(model, 600.0) == 600.0);
  CHECK(all.empty());
  CHECK(forward(model, 926.85, 1.0, 273.15) == 1200.0);
  REQUIRE(all.size() == 1);
  CHECK(all[0].port == "temperature");
  CHECK(all[0].direction == tp::port_direction::input);
  CHECK(all[0].value == 1200.0);
  CHECK(all[0].row == 0);
  CHECK(all[0].count == 1);
  CHECK(all[0].rows == 1);
  CHECK(all[0].text ==
        "model `test-model`: input `temperature` is 1200 K (926.85 as given), outside its range 590 to 1073 K; it "
        "was let through, check value and unit");
}

TEST_CASE("a column warns once a call, of the first value outside, with its row and how many there are") {
  std::vector<heard> all;
  const auto listen = [&](const tp::warning& said) { all.emplace_back(said); };
  const tp::model_handle model = warning_model(listen);
  const std::vector<double> numbers{600.0, 1200.0, 590.0, 100.0, 1073.0, 1300.0};
  CHECK(forward(model, numbers) == numbers);
  REQUIRE(all.size() == 1);
  CHECK(all[0].value == 1200.0);
  CHECK(all[0].row == 1);
  CHECK(all[0].count == 3);
  CHECK(all[0].rows == 6);
  CHECK(all[0].text ==
        "model `test-model`: input `temperature` is 1200 K in row 1 (3 of 6 rows warned), outside its range 590 to "
        "1073 K; it was let through, check value and unit");
}

TEST_CASE("an output may warn, alone and in a column") {
  std::vector<heard> all;
  const auto listen = [&](const tp::warning& said) { all.emplace_back(said); };
  for (const tp::dtype type : {tp::dtype::float32, tp::dtype::float64}) {
    const tp::model_handle model =
        warning_model(listen, {.name = "x", .unit = "K", .type = type},
                      {.name = "density", .unit = "kg/m3", .lower = 0.0, .outside = tp::out_of_range::warn});
    all.clear();
    CHECK(forward(model, -3.0) == -3.0);
    CHECK(forward(model, {1.0, 2.0, -3.0, -4.0}) == std::vector<double>{1.0, 2.0, -3.0, -4.0});
    REQUIRE(all.size() == 2);
    CHECK(all[0].direction == tp::port_direction::output);
    CHECK(all[0].text ==
          "model `test-model`: output `density` is -3 kg/m3, outside the range at least 0 kg/m3 that the card "
          "promises; it was let through, compare the inputs with the model's training data, they may be a "
          "combination it never saw");
    CHECK(all[1].row == 2);
    CHECK(all[1].count == 2);
    CHECK(all[1].text.find("is -3 kg/m3 in row 2 (2 of 4 rows warned), outside the range") != std::string::npos);
  }
}

TEST_CASE("what is not finite is refused as ever, and NaN that is allowed is outside of no range") {
  int warnings = 0;
  const auto listen = [&](const tp::warning&) { ++warnings; };
  const tp::model_handle strict = warning_model(listen);
  CHECK(error_of([&] { forward(strict, std::nan("")); }).find("not a finite number") != std::string::npos);
  CHECK(error_of([&] { forward(strict, infinity); }).find("not a finite number") != std::string::npos);
  CHECK(error_of([&] { forward(strict, {1200.0, infinity}); }) != "no error");
  CHECK(error_of([&] { forward(strict, 1e300); }).find("too large for float32") != std::string::npos);
  CHECK(warnings == 0);
  tp::port_contract open = temperature;
  open.not_finite = tp::non_finite::allow;
  const tp::port_contract free{.name = "y", .unit = "K", .not_finite = tp::non_finite::allow};
  const tp::model_handle allowing = warning_model(listen, open, free);
  CHECK(std::isnan(forward(allowing, std::nan(""))));
  CHECK(warnings == 0);
  CHECK(forward(allowing, infinity) == infinity);
  CHECK(warnings == 1);
}

TEST_CASE("a handler is a function, a lambda without state, or anything with state that the user keeps") {
  forward(warning_model(count_call), 100.0);
  CHECK(calls_of_function == 1);
  forward(warning_model([](const tp::warning&) { ++calls_of_function; }), 100.0);
  CHECK(calls_of_function == 2);
  forward(warning_model({[](void* context, const tp::warning&) { ++*static_cast<std::atomic<int>*>(context); },
                         &calls_of_function}),
          100.0);
  CHECK(calls_of_function == 3);
  struct counter {
    int* count;
    void operator()(const tp::warning&) const { ++*count; }
  };
  int count = 0;
  const counter kept{&count};
  forward(warning_model(kept), 100.0);
  CHECK(count == 1);
  static_assert(std::is_trivially_copyable_v<tp::warning_handler>);
}

TEST_CASE("standard error hears the first warning of each port, and at the end how many more there were") {
  const std::string text = standard_error_of([] {
    const tp::model_handle model = warning_model(
        {}, temperature, {.name = "density", .unit = "kg/m3", .upper = 2000.0, .outside = tp::out_of_range::warn});
    forward(model, 600.0);
    forward(model, {600.0, 1200.0, 1300.0});
    for (int i = 0; i < 5; ++i) forward(model, 100.0);
    forward(model, 3000.0);
  });
  CHECK(text ==
        "typeplate: warning: model `test-model`: input `temperature` is 1200 K in row 1 (2 of 3 rows warned), "
        "outside "
        "its range 590 to 1073 K; it was let through, check value and unit (later ones are counted until the model "
        "ends)\n"
        "typeplate: warning: model `test-model`: output `density` is 3000 kg/m3, outside the range at most 2000 "
        "kg/m3 that the card promises; it was let through, compare the inputs with the model's training data, they "
        "may be a combination it never saw (later ones are counted until the model ends)\n"
        "typeplate: warning: model `test-model`: input `temperature` was outside its range 590 to 1073 K for 8 "
        "values in all, 6 after the first warning\n");
}

TEST_CASE("a model with another handler, or without a value outside, writes nothing to standard error") {
  CHECK(standard_error_of([] { forward(warning_model([](const tp::warning&) {}), 100.0); }).empty());
  CHECK(standard_error_of([] { forward(warning_model({}), 600.0); }).empty());
}

TEST_CASE("what a handler throws ends the call and reaches its caller, and the model still works") {
  const auto strict = [](const tp::warning&) { throw std::domain_error("not today"); };
  const tp::model_handle model = warning_model(strict);
  CHECK_THROWS_AS(forward(model, 100.0), std::domain_error);
  CHECK_THROWS_AS(forward(model, std::vector<double>{100.0}), std::domain_error);
  const tp::sample given{100.0, 1.0, -0.0};
  double out = 0.0;
  CHECK(std::string(model.try_forward(&given, &out).error().what()) ==
        "model `test-model`: the call threw an exception: not today");
  CHECK(forward(model, 600.0) == 600.0);
}

TEST_CASE("a handler may call the model that warns") {
  const tp::model_handle* self = nullptr;
  double inner = 0.0;
  const auto again = [&](const tp::warning&) { inner = forward(*self, 600.0); };
  const tp::model_handle model = warning_model(again);
  self = &model;
  CHECK(forward(model, 100.0) == 100.0);
  CHECK(inner == 600.0);
}

TEST_CASE("warnings of many threads are all counted") {
  std::atomic<std::size_t> values = 0;
  const auto count = [&](const tp::warning& said) { values += said.count; };
  const std::string text = standard_error_of([&] {
    const tp::model_handle to_handler = warning_model(count);
    const tp::model_handle to_standard_error = warning_model({});
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 200; ++i) {
          forward(to_handler, {100.0, 600.0, 100.0});
          forward(to_standard_error, {100.0, 600.0, 100.0});
        }
      });
    }
    for (std::thread& each : threads) each.join();
  });
  CHECK(values == 2 * 8 * 200);
  CHECK(text.find("for 3200 values in all, 3198 after the first warning\n") != std::string::npos);
  CHECK(std::count(text.begin(), text.end(), '\n') == 2);
}
