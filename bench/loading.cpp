// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Measures what a program meets once: how long loading takes, beside bare `torch::jit::load`, and how much slower
// the first call is than a usual one, on the thread that loaded and on a new one. Prints one line of JSON.
//   bench_loading FOLDER_OF_THE_MODELS
#include <cstdio>
#include <string>
#include <thread>

#include "alternate.hpp"
#include "baseline.hpp"
#include "mlp_16.hpp"
#include "mlp_8.hpp"

namespace {

constexpr int loads = 21;

volatile double sink;  // keeps every result alive

/// The first of many calls, over the median of the later ones.
struct first_call {
  double over_usual;
  double nanoseconds;
};

template <class Call>
first_call time_first(Call& call) {
  const double first = bench::time_block(call, 1);
  std::vector<double> later;
  for (int i = 0; i < 1000; ++i) later.push_back(bench::time_block(call, 1));
  return {first / bench::median(later), first};
}

template <class Network>
typename Network::numbers middle_of_ranges() {
  typename Network::numbers row{};
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = (Network::low[i] + Network::high[i]) / 2;
  return row;
}

/// One load: the first call on this thread, then the first one on a new thread.
template <class Network>
std::pair<first_call, first_call> first_calls(const std::string& folder) {
  const auto model = Network::model::load(folder);
  const auto row = middle_of_ranges<Network>();
  auto call = [&] { sink = Network::sum(model.forward(Network::inputs(row))); };
  const first_call here = time_first(call);
  first_call there{};
  std::thread([&] { there = time_first(call); }).join();
  return {here, there};
}

template <class Network>
void measure_first_calls(const std::string& folder) {
  // The very first load of the process pays for what LibTorch sets up once.
  const auto [first_here, first_there] = first_calls<Network>(folder);
  std::vector<double> here, there;
  for (int load = 0; load < loads; ++load) {
    const auto [loading_thread, new_thread] = first_calls<Network>(folder);
    here.push_back(loading_thread.over_usual);
    there.push_back(new_thread.over_usual);
  }
  std::printf(
      "\"first call %s\": {\"over_usual\": %.2f, \"of_the_process\": %.2f, \"of_the_process_ns\": %.0f, "
      "\"on_a_new_thread\": %.2f, \"on_a_new_thread_of_the_process\": %.2f}, ",
      Network::name, bench::median(here), first_here.over_usual, first_here.nanoseconds, bench::median(there),
      first_there.over_usual);
}

template <class Network>
void measure_load(const std::string& folder) {
  const std::string file = folder + "/" + Network::file;
  const auto typed = [&] { const auto model = Network::model::load(folder); };
  const auto bare = [&] { bench::load_and_drop(file); };
  const bench::comparison result = bench::alternate(typed, bare, loads, 1);
  std::printf("\"load %s\": {\"typed_ms\": %.2f, \"bare_ms\": %.2f, \"ratio\": %.2f}", Network::name,
              result.ours_nanoseconds / 1e6, result.theirs_nanoseconds / 1e6, result.ratio);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: bench_loading FOLDER_OF_THE_MODELS\n");
    return 2;
  }
  bench::use_one_thread();
  const std::string models = argv[1];
  std::printf("{");
  measure_first_calls<bench::mlp_8>(models + "/" + bench::mlp_8::folder);
  measure_first_calls<bench::mlp_16>(models + "/" + bench::mlp_16::folder);
  measure_load<bench::mlp_8>(models + "/" + bench::mlp_8::folder);
  std::printf(", ");
  measure_load<bench::mlp_16>(models + "/" + bench::mlp_16::folder);
  std::printf("}\n");
}
