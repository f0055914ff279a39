// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// forward() const from many threads: the same bits as from one, and nothing of LibTorch's settings is left changed.
#include "torch_support.hpp"

#include <atomic>
#include <cstring>
#include <functional>
#include <set>
#include <thread>

#include "catch.hpp"

using namespace typeplate_tests;

namespace {

std::vector<double> inputs_of(std::size_t i) {
  return {static_cast<double>(i % 97) * 1.03, static_cast<double>(i % 89) * 0.97};
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

void run_threads(const std::function<void(std::size_t)>& work) {
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 8; ++t) threads.emplace_back(work, t);
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

TEST_CASE("eight threads get the same bits as one, sample by sample") {
  const auto model = load_torch(test_package(parts_with("linear.pt")));
  std::vector<std::vector<double>> expected;
  for (std::size_t i = 0; i < 97 * 89; ++i) expected.push_back(call(model, inputs_of(i)));
  std::atomic<std::size_t> wrong = 0;
  run_threads([&](std::size_t t) {
    for (std::size_t i = t; i < expected.size(); ++i)
      if (!same_bits(call(model, inputs_of(i)), expected[i])) ++wrong;
  });
  CHECK(wrong == 0);
}

TEST_CASE("eight threads get the same bits as one, column by column") {
  const auto model = load_torch(test_package(parts_with("linear.pt")));
  std::vector<std::vector<double>> columns(2);
  for (std::size_t i = 0; i < 1000; ++i) {
    columns[0].push_back(inputs_of(i)[0]);
    columns[1].push_back(inputs_of(i)[1]);
  }
  const auto expected = call_columns(model, columns);
  std::atomic<std::size_t> wrong = 0;
  run_threads([&](std::size_t) {
    for (int i = 0; i < 50; ++i) {
      const auto results = call_columns(model, columns);
      if (!same_bits(results[0], expected[0]) || !same_bits(results[1], expected[1])) ++wrong;
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("a module that writes into its input is safe from many threads") {
  const auto model = load_unproven(unproven("writes_input.pt"));
  std::atomic<std::size_t> wrong = 0;
  run_threads([&](std::size_t t) {
    const std::vector<double> given{static_cast<double>(t), static_cast<double>(t + 1)};
    const std::vector<double> expected{2.0 * static_cast<double>(t) + 1, 2.0 * static_cast<double>(t) + 3};
    for (int i = 0; i < 2000; ++i)
      if (!same_bits(call(model, given), expected)) ++wrong;
  });
  CHECK(wrong == 0);
}

TEST_CASE("a module with state counts every call of every thread once") {
  const auto model = load_unproven(unproven("counter.pt"), {.serialize_calls = true});
  const double before = call(model, {0, 0})[0];
  run_threads([&](std::size_t) {
    for (int i = 0; i < 500; ++i) (void)call(model, {0, 0});
  });
  CHECK(call(model, {0, 0})[0] == before + 8 * 500 + 1);
}

TEST_CASE("results that are a module's own state belong to their call, whatever other threads do") {
  const auto model = load_unproven(unproven("buffer_result.pt"), {.serialize_calls = true});
  const auto first = call(model, {1, 1});
  std::vector<std::vector<double>> seen(8);
  std::atomic<std::size_t> torn = 0;
  run_threads([&](std::size_t t) {
    for (int i = 0; i < 500; ++i) {
      const auto results = call(model, {1, 1});
      if (results[0] - results[1] != first[0] - first[1]) ++torn;
      seen[t].push_back(results[0]);
    }
  });
  CHECK(torn == 0);
  std::set<double> different;
  for (const auto& values : seen) different.insert(values.begin(), values.end());
  CHECK(different.size() == 8 * 500);
}

TEST_CASE("a failing call on one thread leaves the others right") {
  const auto model = load_unproven(unproven("few_rows.pt"));
  const std::vector<double> six(6, 1.0);
  std::atomic<std::size_t> wrong = 0;
  run_threads([&](std::size_t t) {
    for (int i = 0; i < 200; ++i) {
      if (t % 2 == 0) {
        if (message_of([&] { (void)call_columns(model, {six, six}); }) == "(no error)") ++wrong;
      } else if (!same_bits(call(model, {3, 4}), {3, 4})) {
        ++wrong;
      }
    }
  });
  CHECK(wrong == 0);
}
