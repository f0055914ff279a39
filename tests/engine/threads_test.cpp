// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// `forward() const` from many threads at once. Meant for the thread sanitizer, and checks its results in every
// build.
#include <typeplate/engine/null_backend.hpp>

#include <array>
#include <atomic>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "engine_support.hpp"

namespace {

constexpr int thread_count = 8;
constexpr int calls_a_thread = 100000;

/// Runs `work(thread)` on eight threads that start together; the sum of what they return.
template <class Work>
int run_threads(const Work& work) {
  std::atomic<bool> go = false;
  std::atomic<int> total = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < thread_count; ++t) {
    threads.emplace_back([&, t] {
      while (!go) std::this_thread::yield();
      total += work(t);
    });
  }
  go = true;
  for (std::thread& each : threads) each.join();
  return total;
}

engine_test::owned_contract two_to_two() {
  return {.inputs = {{.name = "x", .unit = "K", .lower = 0.0, .upper = 1e6}, {.name = "y", .unit = "Pa"}},
          .outputs = {{.name = "sum", .unit = "1"}, {.name = "difference", .unit = "1"}}};
}

tp::model_handle sum_model() {
  return tp::from_sample_function(two_to_two().view(),
                                  tp::make_sample_function(0, [](const int&, const double* in, double* out) {
                                    out[0] = in[0] + in[1];
                                    out[1] = in[0] - in[1];
                                  }));
}

}  // namespace

TEST_CASE("eight threads call one model of the null backend") {
  const engine_test::owned_contract promised = two_to_two();
  const tp::network_layout layout = tp::plain_layout(promised.view());
  const tp::model_handle model = tp::make_handle(std::make_unique<const tp::session>(
      tp::make_plan(promised.view(), layout), tp::make_null_backend(layout, 0.25)));
  const int wrong = run_threads([&](int t) {
    int mine = 0;
    for (int i = 0; i < calls_a_thread; ++i) {
      const std::array<tp::sample, 2> given{
          {{static_cast<double>(i), 1.0, 273.15}, {static_cast<double>(t), 1e5, -0.0}}};
      std::array<double, 2> out{};
      model.forward(given.data(), out.data());
      mine += out[0] == 0.25 && out[1] == 0.25 ? 0 : 1;
    }
    return mine;
  });
  CHECK(wrong == 0);
}

TEST_CASE("eight threads call one function, each sees its own numbers") {
  const tp::model_handle model = sum_model();
  const int wrong = run_threads([&](int t) {
    int mine = 0;
    for (int i = 0; i < calls_a_thread; ++i) {
      const double x = i;
      const double y = 1000.0 * t;
      const std::array<tp::sample, 2> given{{{x, 1.0, -0.0}, {y, 1.0, -0.0}}};
      std::array<double, 2> out{};
      model.forward(given.data(), out.data());
      mine += out[0] == x + y && out[1] == x - y ? 0 : 1;
    }
    return mine;
  });
  CHECK(wrong == 0);
}

TEST_CASE("eight threads mix columns, single samples and refused values") {
  const tp::model_handle model = sum_model();
  const int wrong = run_threads([&](int t) {
    int mine = 0;
    for (int i = 0; i < 2000; ++i) {
      const std::size_t rows = 1 + static_cast<std::size_t>((i * 7 + t) % 50);
      std::vector<double> x(rows, static_cast<double>(i % 1000));
      const std::vector<float> y(rows, static_cast<float>(t));
      std::vector<float> sum(rows);
      std::vector<double> difference(rows);
      const bool broken = i % 5 == 0;
      if (broken) x[rows - 1] = -1.0;
      const tp::column_source from[] = {{x.data(), rows, tp::dtype::float64, 1.0, -0.0},
                                        {y.data(), rows, tp::dtype::float32, 1.0, -0.0}};
      const tp::column_sink to[] = {{sum.data(), tp::dtype::float32}, {difference.data(), tp::dtype::float64}};
      const std::string text = engine_test::error_of([&] { model.forward(from, rows, to); });
      mine += (text != "no error") == broken ? 0 : 1;
      if (!broken) mine += sum[rows - 1] == static_cast<float>(x[0]) + y[0] ? 0 : 1;
    }
    return mine;
  });
  CHECK(wrong == 0);
}
