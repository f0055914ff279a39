// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Measures the typed call against bare LibTorch, and our own part without a network. Prints one line of JSON.
//   bench_forward FOLDER_OF_THE_MODELS
#include <malloc.h>

#include <cstdio>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <typeplate/engine/null_backend.hpp>
#include <typeplate/engine/session.hpp>

#include "allocations.hpp"
#include "alternate.hpp"
#include "baseline.hpp"
#include "mlp_16.hpp"
#include "mlp_8.hpp"

namespace {

constexpr std::size_t block_pairs = 400;
constexpr std::size_t calls_a_block = 50;
constexpr std::size_t batch_rows = 1024;

volatile double sink;  // keeps every result alive

/// Sixteen samples, so that no call is a constant to the compiler.
template <class Network>
std::vector<typename Network::numbers> samples(std::size_t count) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> part(0.0, 1.0);
  std::vector<typename Network::numbers> rows(count);
  for (auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      row[i] = Network::low[i] + part(random) * (Network::high[i] - Network::low[i]);
    }
  }
  return rows;
}

void fill(float* values, std::size_t count) {
  std::mt19937_64 random(11);
  std::normal_distribution<float> standardized;
  for (std::size_t i = 0; i < count; ++i) values[i] = standardized(random);
}

template <class Call>
std::uint64_t allocations_of(Call call) {
  for (int warm_up = 0; warm_up < 100; ++warm_up) call();
  const std::uint64_t before = bench::allocations();
  for (int i = 0; i < 1000; ++i) call();
  return bench::allocations() - before;
}

void print(const char* what, const char* network, const bench::comparison& result) {
  std::printf("\"%s %s\": {\"ratio\": %.4f, \"typed_ns\": %.1f, \"baseline_ns\": %.1f, \"block_pairs\": %zu}, ",
              what, network, result.ratio, result.ours_nanoseconds, result.theirs_nanoseconds, result.blocks);
}

template <class Network>
void measure_single(const typename Network::model& model, const std::string& folder) {
  const auto rows = samples<Network>(16);
  bench::baseline bare(folder + "/" + Network::file, 1, Network::input_count);
  fill(bare.input(), Network::input_count);
  std::size_t next = 0;
  const auto typed = [&] { sink = Network::sum(model.forward(Network::inputs(rows[next++ % rows.size()]))); };
  const auto baseline = [&] { sink = bare.forward(); };
  print("forward", Network::name, bench::alternate(typed, baseline, block_pairs, calls_a_block));
  const auto ours = allocations_of(typed);
  const auto theirs = allocations_of(baseline);
  std::printf("\"allocations %s\": {\"typed\": %.3f, \"baseline\": %.3f}, ", Network::name,
              static_cast<double>(ours) / 1000, static_cast<double>(theirs) / 1000);
}

template <class Network>
void measure_column(const typename Network::model& model, const std::string& folder) {
  std::array<std::vector<double>, Network::input_count> columns;
  for (const auto& row : samples<Network>(batch_rows)) {
    for (std::size_t i = 0; i < row.size(); ++i) columns[i].push_back(row[i]);
  }
  bench::baseline bare(folder + "/" + Network::file, batch_rows, Network::input_count);
  fill(bare.input(), batch_rows * Network::input_count);
  const auto typed = [&] { sink = Network::sum(model.forward(Network::columns(columns))); };
  const auto baseline = [&] { sink = bare.forward(); };
  print("column of 1024", Network::name, bench::alternate(typed, baseline, block_pairs, 5));
}

/// The slowest of the second to fifth call on a new thread, over the usual time of a call: LibTorch's executors,
/// left alone, compile on a thread's second call, which takes 49 to 75 ms. The median of 21 threads.
template <class Network>
void measure_new_threads(const typename Network::model& model) {
  const auto rows = samples<Network>(16);
  std::vector<double> slowest;
  for (int round = 0; round < 21; ++round) {
    std::thread([&] {
      auto call = [&] { sink = Network::sum(model.forward(Network::inputs(rows[0]))); };
      call();
      double worst = 0;
      for (int later = 0; later < 4; ++later) worst = std::max(worst, bench::time_block(call, 1));
      const double usual = bench::time_block(call, 200);
      slowest.push_back(worst / usual);
    }).join();
  }
  std::printf("\"new thread %s\": {\"slowest_of_calls_2_to_5_over_usual\": %.2f}, ", Network::name,
              bench::median(slowest));
}

template <class Network>
void measure(const std::string& models) {
  const std::string folder = models + "/" + Network::folder;
  const auto model = Network::model::load(folder);
  measure_single<Network>(model, folder);
  measure_column<Network>(model, folder);
  measure_new_threads<Network>(model);
}

/// Nanoseconds of our own part: units, checks, standardisation and packing of 16 inputs and 4 outputs, no network.
double own_part() {
  tp::network_layout layout{.input_tensors = {{.type = tp::dtype::float32, .columns = 16, .rank1 = false}},
                            .output_tensors = {{.type = tp::dtype::float32, .columns = 4, .rank1 = false}},
                            .inputs = {},
                            .outputs = {}};
  for (std::size_t i = 0; i < 16; ++i)
    layout.inputs.push_back({0, i, tp::standardize(100.0, 20.0 + static_cast<double>(i))});
  for (std::size_t i = 0; i < 4; ++i) layout.outputs.push_back({0, i, tp::destandardize(300.0, 20.0)});
  const bench::mlp_16::model model(tp::make_handle(std::make_unique<const tp::session>(
      tp::make_plan(mlp_16_32_32_4::contract, layout), tp::make_null_backend(layout, 0.5))));
  const auto rows = samples<bench::mlp_16>(16);
  std::size_t next = 0;
  auto call = [&] { sink = bench::mlp_16::sum(model.forward(bench::mlp_16::inputs(rows[next++ % rows.size()]))); };
  std::vector<double> blocks;
  for (std::size_t block = 0; block < block_pairs; ++block) blocks.push_back(bench::time_block(call, 1000));
  return bench::median(blocks);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: bench_forward FOLDER_OF_THE_MODELS\n");
    return 2;
  }
  bench::use_one_thread();
  // Large tensors stay in the heap: otherwise their pages go back to the system after some calls and not after
  // others, and one side or the other pays for it in a whole run.
  mallopt(M_MMAP_THRESHOLD, 1 << 28);
  mallopt(M_TRIM_THRESHOLD, 1 << 29);
  std::printf("{");
  measure<bench::mlp_8>(argv[1]);
  measure<bench::mlp_16>(argv[1]);
  std::printf("\"own part 16-4\": {\"typed_ns\": %.1f}}\n", own_part());
}
