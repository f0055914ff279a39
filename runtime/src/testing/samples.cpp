// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/testing/samples.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <typeplate/engine/message.hpp>

namespace typeplate::inline abi_1::testing::detail {

namespace {

/// All corners up to so many ports: 1,024 samples.
constexpr std::size_t most_ports_for_all_corners = 10;

/// How far an open side reaches beyond the other bound.
double reach(double bound) {
  return std::max(1.0, std::abs(bound));
}

struct interval {
  double lower, upper;
};

interval interval_of(const port_contract& port) {
  constexpr double far = 1000;
  const bool open_below = std::isinf(port.lower), open_above = std::isinf(port.upper);
  if (open_below && open_above) return {-far, far};
  if (open_below) return {port.upper - reach(port.upper), port.upper};
  if (open_above) return {port.lower, port.lower + reach(port.lower)};
  return {port.lower, port.upper};
}

double rounded(double number, const port_contract& port) {
  return port.type == dtype::float32 ? static_cast<double>(static_cast<float>(number)) : number;
}

/// The number that lies this share of the way from the lower bound to the upper one, as the port's type has it.
/// (lower + share * (upper - lower) would overflow for the widest ranges.)
double between(const port_contract& port, double share) {
  const auto [lower, upper] = interval_of(port);
  return std::clamp(rounded(lower * (1 - share) + upper * share, port), lower, upper);
}

class sample_maker {
 public:
  explicit sample_maker(const contract& promised) : promised_(promised) {}

  /// Adds a sample; `share(port)` is the port's place between its bounds.
  template <class Share>
  void add(const Share& share) {
    for (std::size_t port = 0; port < promised_.input_count; ++port)
      numbers_.push_back(between(promised_.inputs[port], share(port)));
  }

  void add_corners() {
    const std::size_t ports = promised_.input_count;
    if (ports <= most_ports_for_all_corners) {
      for (std::size_t corner = 0; corner < std::size_t{1} << ports; ++corner)
        add([&](std::size_t port) { return (corner >> port) % 2 == 0 ? 0.0 : 1.0; });
      return;
    }
    for (std::size_t at_bound = 0; at_bound < ports; ++at_bound) {
      add([&](std::size_t port) { return port == at_bound ? 0.0 : 0.5; });
      add([&](std::size_t port) { return port == at_bound ? 1.0 : 0.5; });
    }
  }

  /// The engine's bits themselves, since the distributions of <random> differ between standard libraries.
  void add_random(std::size_t samples, std::uint64_t seed) {
    std::mt19937_64 bits(seed);
    for (std::size_t i = 0; i < samples; ++i)
      add([&](std::size_t) { return static_cast<double>(bits() >> 11U) / 9007199254740992.0; });
  }

  [[nodiscard]] std::vector<double> take() { return std::move(numbers_); }

 private:
  const contract& promised_;
  std::vector<double> numbers_;
};

/// A number just beyond `bound`: the next float; in float64, where the engine forgives the last bits of a
/// conversion, a little further.
double beyond(double bound, bool upwards, const port_contract& port) {
  if (port.type == dtype::float32) {
    constexpr float end = std::numeric_limits<float>::infinity();
    return static_cast<double>(std::nextafter(static_cast<float>(bound), upwards ? end : -end));
  }
  const double other = upwards ? port.lower : port.upper;
  const double largest = std::max(reach(bound), std::isinf(other) ? 1.0 : std::abs(other));
  return bound + (upwards ? 1e-12 : -1e-12) * largest;
}

}  // namespace

std::vector<double> sample_numbers(const contract& promised, const sample_plan& plan) {
  sample_maker maker(promised);
  if (plan.corners) maker.add_corners();
  if (plan.middle) maker.add([](std::size_t) { return 0.5; });
  maker.add_random(plan.random, plan.seed);
  return maker.take();
}

std::vector<numbers_outside> numbers_outside_of(const contract& promised) {
  sample_maker maker(promised);
  maker.add([](std::size_t) { return 0.5; });
  const std::vector<double> middle = maker.take();
  std::vector<numbers_outside> all;
  for (std::size_t i = 0; i < promised.input_count; ++i) {
    const port_contract& port = promised.inputs[i];
    if (port.outside != out_of_range::error) continue;
    for (const bool upwards : {false, true}) {
      const double bound = upwards ? port.upper : port.lower;
      if (std::isinf(bound)) continue;
      all.push_back({i, middle});
      all.back().numbers[i] = beyond(bound, upwards, port);
    }
  }
  return all;
}

void require_fields(const contract& promised, std::size_t fields) {
  if (fields == promised.input_count) return;
  throw message()
      .text("these `Inputs` have ")
      .count(fields)
      .text(fields == 1 ? " field and the contract of " : " fields and the contract of ")
      .name(promised.model)
      .text(" has ")
      .count(promised.input_count)
      .text(" inputs; take both from one generated header")
      .to_error();
}

}  // namespace typeplate::inline abi_1::testing::detail
