// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A number that is converted, standardised and rounded in one multiply-add is within one unit in the last place of
// a float of the exact value. "Exact" is a hundred bits of double-double arithmetic over factors written here as
// fractions, not the library's.
#include <typeplate/model.hpp>
#include <typeplate/symbols.hpp>

#include <cmath>
#include <random>
#include <vector>

#include "catch.hpp"
#include "engine_support.hpp"

using namespace tp::symbols;

namespace {

/// An unevaluated sum of two doubles.
struct wide {
  double high;
  double low;
};

wide sum_of(double a, double b) {
  const double sum = a + b;
  const double part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

wide product_of(double a, double b) {
  const double product = a * b;
  return {product, std::fma(a, b, -product)};
}

wide operator+(wide a, wide b) {
  const wide high = sum_of(a.high, b.high);
  const wide low = sum_of(a.low, b.low);
  const wide first = sum_of(high.high, high.low + low.high);
  return sum_of(first.high, first.low + low.low);
}

wide operator-(wide a) {
  return {-a.high, -a.low};
}

wide operator*(wide a, wide b) {
  const wide high = product_of(a.high, b.high);
  return sum_of(high.high, high.low + (a.high * b.low + a.low * b.high));
}

wide operator/(wide a, wide b) {
  wide quotient{a.high / b.high, 0.0};
  for (int i = 0; i < 2; ++i) {
    const wide rest = a + -(quotient * b);
    quotient = quotient + wide{rest.high / b.high, 0.0};
  }
  return quotient;
}

wide exactly(double number) {
  return {number, 0.0};
}

constexpr wide pi{3.141592653589793116, 1.2246467991473531772e-16};

/// port = number * scale + offset, by fractions of whole numbers that a double holds.
struct exact_conversion {
  wide scale;
  wide offset = {0.0, 0.0};
};

exact_conversion fraction(double numerator, double denominator, double offset_numerator = 0.0,
                          double offset_denominator = 1.0) {
  return {exactly(numerator) / exactly(denominator), exactly(offset_numerator) / exactly(offset_denominator)};
}

/// The distance between neighbouring floats around `x`.
double float_spacing(double x) {
  return x == 0.0 ? 0x1p-149 : std::ldexp(1.0, std::max(std::ilogb(x), -126) - 23);
}

/// Everyday numbers, small and large ones, and ones whose result nearly cancels.
std::vector<double> random_numbers(const exact_conversion& by, std::size_t count) {
  std::mt19937_64 random(187);
  std::uniform_real_distribution<double> everyday(-1000.0, 1000.0);
  std::uniform_real_distribution<double> exponent(-9.0, 9.0);
  const double root = -by.offset.high / by.scale.high;
  std::vector<double> numbers(count);
  for (std::size_t i = 0; i < count; ++i) {
    numbers[i] = everyday(random);
    if (i % 4 == 1) numbers[i] = (numbers[i] < 0 ? -1.0 : 1.0) * std::pow(10.0, exponent(random));
    if (i % 4 == 2) numbers[i] = root * (1.0 + std::ldexp(numbers[i], -15 - static_cast<int>(i / 4 % 40)));
  }
  return numbers;
}

struct worst_error {
  double in_float_spacings = 0.0;    // where the result is not small beside the offset
  double in_offset_roundings = 0.0;  // near zero, beyond the rounding to float
};

worst_error measure(const exact_conversion& by, tp::column_source column, const std::vector<double>& numbers,
                    double mean, double deviation) {
  const tp::port_contract port{
      .name = "x", .unit = "1", .outside = tp::out_of_range::ignore, .not_finite = tp::non_finite::allow};
  const engine_test::owned_contract promised{.inputs = {port}, .outputs = {port}};
  const tp::model_handle model = engine_test::echo_model(promised, {tp::standardize(mean, deviation)});
  std::vector<double> results(numbers.size());
  column.data = numbers.data();
  column.size = numbers.size();
  const tp::column_sink sink{results.data(), tp::dtype::float64};
  model.forward(&column, numbers.size(), &sink);

  const wide offset = (by.offset + exactly(-mean)) / exactly(deviation);
  const wide scale = by.scale / exactly(deviation);
  worst_error worst;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const wide exact = exactly(numbers[i]) * scale + offset;
    const double error = std::fabs((results[i] - exact.high) - exact.low);
    const double spacing = float_spacing(exact.high);
    if (std::fabs(exact.high) < std::fabs(offset.high) * 0x1p-26) {
      const double beyond_type = (error - spacing / 2) / (std::fabs(offset.high) * 0x1p-53);
      worst.in_offset_roundings = std::max(worst.in_offset_roundings, beyond_type);
    } else {
      worst.in_float_spacings = std::max(worst.in_float_spacings, error / spacing);
    }
  }
  return worst;
}

template <class From, class To>
void check_pair(From, To, const exact_conversion& by) {
  struct port;
  constexpr std::size_t million = 1000000;
  CAPTURE(std::string(tp::unit_text<From>), std::string(tp::unit_text<To>));
  const std::vector<double> numbers = random_numbers(by, million);
  const tp::input_column<port, To, float> column = tp::as<From>(numbers);
  const worst_error plain = measure(by, column.source(), numbers, 0.0, 1.0);
  CHECK(plain.in_float_spacings <= 1.0);
  CHECK(plain.in_offset_roundings <= 4.0);
  const worst_error standardised = measure(by, column.source(), numbers, 617.25, 181.3);
  CHECK(standardised.in_float_spacings <= 1.0);
  CHECK(standardised.in_offset_roundings <= 16.0);
}

}  // namespace

TEST_CASE("the double-double arithmetic of this test has a hundred bits") {
  const wide third = exactly(1.0) / exactly(3.0);
  const wide rest = third * exactly(3.0) + exactly(-1.0);
  CHECK(std::fabs(rest.high + rest.low) < 0x1p-100);
  const wide back = (exactly(0.1) + exactly(1e-20)) + exactly(-0.1);
  CHECK(std::fabs((back.high + back.low) / 1e-20 - 1.0) < 1e-10);
}

TEST_CASE("temperatures are within one float spacing of the exact value") {
  check_pair(degC, K, fraction(1, 1, 27315, 100));
  check_pair(degF, K, fraction(5, 9, 45967, 180));
  check_pair(K, degC, fraction(1, 1, -27315, 100));
  check_pair(degF, degC, fraction(5, 9, -160, 9));
}

TEST_CASE("pressures, speeds, densities and energies are within one float spacing of the exact value") {
  check_pair(bar, Pa, fraction(100000, 1));
  check_pair(psi, Pa, fraction(44482216152605, 6451600000));
  check_pair(mph, m / s, fraction(44704, 100000));
  check_pair(km / h, m / s, fraction(5, 18));
  check_pair(lb / ft3, kg / m3, fraction(453592370000, 28316846592));
  check_pair(kW * h, J, fraction(3600000, 1));
}

TEST_CASE("angles are within one float spacing of the exact value") {
  check_pair(deg, rad, {pi / exactly(180.0)});
  check_pair(rpm, rad / s, {pi / exactly(30.0)});
}
