// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/passing_numbers.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "catch.hpp"

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

template <class Number, class Type>
struct search_case {
  double scale;
  double offset;
  double lower;
  double upper;

  [[nodiscard]] bool passes(Number number) const {
    const double x = static_cast<double>(static_cast<Type>(static_cast<double>(number) * scale + offset));
    return x >= lower && x <= upper;
  }
};

/// Compares the interval with the definition, at and around both of its ends and at `probes`.
template <class Number, class Type>
bool is_exact(const search_case<Number, Type>& given, const std::vector<Number>& probes) {
  const auto interval = tp::passing_numbers<Number, Type>(given.scale, given.offset, given.lower, given.upper);
  const auto agrees = [&](Number number) {
    return given.passes(number) == (interval.low <= number && number <= interval.high);
  };
  constexpr auto up = std::numeric_limits<Number>::infinity();
  for (const Number end : {interval.low, interval.high}) {
    Number above = end;
    Number below = end;
    for (int i = 0; i < 40; ++i) {
      if (!agrees(above) || !agrees(below)) return false;
      above = std::nextafter(above, up);
      below = std::nextafter(below, -up);
    }
  }
  for (const Number probe : probes) {
    if (!agrees(probe)) return false;
  }
  return true;
}

template <class Number>
std::vector<Number> telling_numbers() {
  using limits = std::numeric_limits<Number>;
  std::vector<Number> numbers;
  for (const Number size :
       {Number{0}, limits::denorm_min(), limits::min(), limits::epsilon(), Number{1}, static_cast<Number>(273.15),
        Number{100000}, limits::max() / 2, limits::max(), limits::infinity()}) {
    numbers.push_back(size);
    numbers.push_back(-size);
  }
  return numbers;
}

template <class Type>
double as(double bound) {
  return static_cast<double>(static_cast<Type>(bound));
}

/// Scales, offsets and bounds as units and cards have them, and far beyond.
template <class Number, class Type>
int count_wrong(int rounds) {
  std::mt19937_64 random(20260101);
  std::uniform_real_distribution<double> unit(-1.0, 1.0);
  std::uniform_int_distribution<int> exponent(-18, 18);
  const std::vector<Number> probes = telling_numbers<Number>();
  int wrong = 0;
  for (int i = 0; i < rounds; ++i) {
    const double scale = std::ldexp(1.0 + unit(random) / 2, exponent(random)) * (i % 3 == 0 ? -1 : 1);
    const double offset = i % 4 == 0 ? 0.0 : unit(random) * std::pow(10.0, exponent(random) / 4);
    const double a = as<Type>(unit(random) * std::pow(10.0, exponent(random) / 3));
    const double b = as<Type>(unit(random) * std::pow(10.0, exponent(random) / 3));
    wrong += is_exact<Number, Type>({scale, offset, std::min(a, b), std::max(a, b)}, probes) ? 0 : 1;
  }
  return wrong;
}

}  // namespace

TEST_CASE("the interval of passing numbers is exact for random units and ranges") {
  CHECK(count_wrong<double, float>(20000) == 0);
  CHECK(count_wrong<float, float>(20000) == 0);
  CHECK(count_wrong<double, double>(20000) == 0);
  CHECK(count_wrong<float, double>(20000) == 0);
}

TEST_CASE("the interval of passing numbers is exact at the ends of the types") {
  const auto probes = telling_numbers<double>();
  const auto largest = static_cast<double>(std::numeric_limits<float>::max());
  for (const double scale : {1.0, -1.0, 1e5, -1e-5, 1e-300, 1e300, 6894.757293168361}) {
    for (const double offset : {0.0, -0.0, 273.15, -1e30}) {
      CHECK(is_exact<double, float>({scale, offset, -largest, largest}, probes));
      CHECK(is_exact<double, float>({scale, offset, 0.0, infinity}, probes));
      CHECK(is_exact<double, float>({scale, offset, -infinity, 0.0}, probes));
      CHECK(is_exact<double, float>({scale, offset, -infinity, infinity}, probes));
      CHECK(is_exact<double, double>(
          {scale, offset, -std::numeric_limits<double>::max(), std::numeric_limits<double>::max()}, probes));
      const auto smallest = static_cast<double>(std::numeric_limits<float>::denorm_min());
      CHECK(is_exact<double, float>({scale, offset, -smallest, smallest}, probes));
      CHECK(is_exact<double, float>({scale, offset, smallest, smallest}, probes));
    }
  }
}

TEST_CASE("a range that no number reaches passes none") {
  // Near 273.15 the numbers of a float column are too coarse for a range this narrow around 1e-9.
  const search_case<float, double> narrow{1.0, 273.15, 1e-9, 2e-9};
  CHECK(is_exact<float, double>(narrow, telling_numbers<float>()));
  const auto none = tp::passing_numbers<float, double>(1.0, 273.15, 1e-9, 2e-9);
  CHECK(none.low > none.high);
  CHECK(std::nextafter(none.high, 0.0F) == none.low);
}

TEST_CASE("a range of one value is found") {
  const auto one = tp::passing_numbers<double, double>(1.0, 0.0, 42.0, 42.0);
  CHECK(one.low == 42.0);
  CHECK(one.high == 42.0);
}
