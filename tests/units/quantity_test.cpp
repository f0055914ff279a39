// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Arithmetic with quantities, at compile time and, with numbers the compiler does not know, at run time.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <random>
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>
#include <vector>

#include "catch.hpp"

using namespace typeplate;
using namespace typeplate::symbols;

namespace {

using length = quantity<unit::metre>;
using mass_density = quantity<decltype(kg / m3)>;

double any(double x) {
  static volatile double hidden;
  hidden = x;
  return hidden;
}

}  // namespace

TEST_CASE("a number times a unit is a quantity, and whole numbers become double") {
  static_assert(std::is_same_v<decltype(2.0 * m), quantity<unit::metre, double>>);
  static_assert(std::is_same_v<decltype(2.0F * m), quantity<unit::metre, float>>);
  static_assert(std::is_same_v<decltype(2 * m), quantity<unit::metre, double>>);
  static_assert(std::is_same_v<decltype(2LL * m), quantity<unit::metre, long long>>);
  static_assert(std::is_same_v<decltype(8.0 * kg / m3), mass_density>);
  static_assert(std::is_same_v<decltype(50.0 / s), quantity<power<unit::second, -1>>>);
  static_assert((2 * m).number() == 2.0);
  CHECK((any(2) * m).number() == 2.0);
}

TEST_CASE("equal dimensions convert by themselves, by one factor") {
  static_assert(length(1.0 * km).number() == 1000.0);
  static_assert(length(1.0 * ft).number() == 0.3048);
  static_assert(mass_density(1.0 * g / L).number() == 1.0);
  static_assert(quantity<unit::joule>(2.0 * N * m).number() == 2.0);
  static_assert((8.0 * bar).in(Pa) == 8e5);
  static_assert((1.0 * psi).in(kPa) == 6.894757293168361);
  static_assert((180.0 * deg).in(rad) == 3.141592653589793);
  static_assert((1.0 * MiB).in(bit) == 8388608.0);
  CHECK(length(any(3) * in).number() == 3 * 0.0254);
}

TEST_CASE("a conversion of a float is computed in double and rounded once") {
  std::mt19937 random(5);
  std::uniform_real_distribution<float> values(-1e4F, 1e4F);
  for (int i = 0; i < 20000; ++i) {
    const float x = values(random);
    const quantity<unit::pascal, float> p = quantity<unit::pound_per_square_inch, float>::from_number(x);
    CHECK(p.number() == static_cast<float>(static_cast<double>(x) * 6894.757293168361));
  }
}

TEST_CASE("the identity does not touch the bits") {
  const double tiny = std::numeric_limits<double>::denorm_min();
  CHECK(quantity<unit::joule>(any(tiny) * N * m).number() == tiny);
  CHECK(std::signbit(quantity<decltype(N * m)>(any(-0.0) * J).number()));
  CHECK(std::isnan(length(std::nan("") * m).number()));
}

TEST_CASE("sums and comparisons convert the right side into the left unit") {
  static_assert(std::is_same_v<decltype(1.0 * km + 1.0 * m), quantity<unit::kilo<unit::metre>>>);
  static_assert((1.0 * km + 1.0 * m).number() == 1.001);
  static_assert((1.0 * m - 1.0 * km).number() == -999.0);
  static_assert(1.0 * km == 1000.0 * m);
  static_assert(1.0 * km > 999.0 * m);
  static_assert(1.0 * m <= 1.0 * km);
  static_assert(1.0 * J != 2.0 * N * m);
  static_assert(1.0 * m < 2.0F * m);
  CHECK(any(1) * km + any(500) * m == 1.5 * km);
  length sum = 1.0 * m;
  sum += 50.0 * cm;
  CHECK(sum.number() == 1.5);
  sum -= 1.0 * mm;
  CHECK(sum.number() == 1.5 - 0.001);
  sum *= 2;
  sum /= 4.0;
  CHECK(sum.number() == (1.5 - 0.001) * 2 / 4);
  sum = 3.0 * m;
  sum *= 50.0 * percent;
  sum /= (4.0 * m) / (8.0 * m);
  CHECK(sum.number() == 3.0);
}

TEST_CASE("products compose dimensions and lose no factor") {
  static_assert(std::is_same_v<decltype((2.0 * m) * (3.0 * s)), quantity<decltype(m * s)>>);
  static_assert(((6.0 * m) / (3.0 * s)).number() == 2.0);
  static_assert(((6.0 * km) / (3.0 * m)).in(one) == 2000.0);
  static_assert((1.0 / (4.0 * s)).in(Hz) == 0.25);
  static_assert((2.0 * (3.0 * m)).number() == 6.0);
  static_assert((-(3.0 * m)).number() == -3.0);
  static_assert(pow<3>(2.0 * m).in(m3) == 8.0);
  static_assert(pow<-2>(2.0 * m).in(one / m2) == 0.25);
  static_assert(pow<0>(2.0 * m).number() == 1.0);
  static_assert((+(3.0 * m)).number() == 3.0);
  static_assert(abs(-2.0 * m).number() == 2.0);
  static_assert(abs(2.0 * m).number() == 2.0);
  static_assert(abs(quantity<unit::metre, int>::from_number(-2)).number() == 2);
  CHECK_FALSE(std::signbit(abs(any(-0.0) * m).number()));
  CHECK(std::isnan(abs(any(std::nan("")) * m).number()));
  CHECK(sqrt(any(9) * m2).in(m) == 3.0);
  CHECK(sqrt(4.0F * m2).number() == 2.0F);
  CHECK(std::isnan(sqrt(any(-1) * m2).number()));
}

TEST_CASE("numbers enter and leave by name") {
  static_assert(length::from_number(3.0).number() == 3.0);
  static_assert(!std::is_convertible_v<length, double>);
  static_assert(length{}.number() == 0.0);
  static_assert(std::is_trivially_copyable_v<length> && sizeof(length) == sizeof(double));
  static_assert(sizeof(quantity<unit::metre, float>) == sizeof(float));
  CHECK(length::from_number(any(2)).in(mm) == 2000.0);
}

TEST_CASE("whole numbers are rounded only by name") {
  using whole_metres = quantity<unit::metre, long long>;
  static_assert((2.5 * m).rounded<long long>().number() == 3);
  static_assert((-2.5 * m).rounded<long long>().number() == -3);
  static_assert((1.0 * km).rounded<int>(mm).number() == 1000000);
  static_assert((7LL * m).rounded<float>(km).number() == 0.007F);
  static_assert((7LL * m + 8LL * m).number() == 15);
  static_assert(whole_metres(7LL * m).number() == 7);
  CHECK((any(1e30) * m).rounded<int>().number() == std::numeric_limits<int>::max());
  CHECK((any(-1e30) * m).rounded<int>().number() == std::numeric_limits<int>::min());
  CHECK((any(-5) * m).rounded<unsigned>().number() == 0U);
  CHECK((any(std::nan("")) * m).rounded<int>().number() == 0);
  CHECK((any(2147483647.4) * m).rounded<int>().number() == 2147483647);
  CHECK((any(9.3e18) * m).rounded<long long>().number() == std::numeric_limits<long long>::max());
  CHECK((any(1.9e19) * m).rounded<unsigned long long>().number() == std::numeric_limits<unsigned long long>::max());
}

TEST_CASE("an angle becomes a number by name, in radians") {
  static_assert(as_dimensionless(180.0 * deg).number() == 3.141592653589793);
  static_assert(as_dimensionless(2.0 * rad).number() == 2.0);
  static_assert(as_dimensionless(50.0 * percent).number() == 0.5);
  static_assert(as_dimensionless(3.0 * count).number() == 3.0);
  static_assert((3000.0 * rpm / (1.0 * rev)).in(Hz) == 50.0);
  CHECK(as_dimensionless(any(1) * sr).number() == 1.0);
}

TEST_CASE("logarithmic units are stored and compared, nothing else") {
  const quantity<unit::decibel_milliwatt> level = any(-30) * dBm;
  CHECK(level.number() == -30);
  CHECK(level.in(dBm) == -30);
  CHECK(level < 0.0 * dBm);
  static_assert(!addable_units<unit::decibel, unit::decibel>);
  static_assert(!subtractable_units<unit::decibel_milliwatt, unit::decibel_milliwatt>);
}

TEST_CASE("quantities sort, add up and are keys like numbers") {
  std::vector<length> lengths{3.0 * m, 1.0 * km, 20.0 * cm};
  std::sort(lengths.begin(), lengths.end());
  CHECK((lengths.front() == 20.0 * cm && lengths.back() == 1.0 * km));
  CHECK(std::accumulate(lengths.begin(), lengths.end(), length{}).number() == 1003.2);
  CHECK(std::clamp(length(5.0 * m), lengths[0], lengths[1]) == 3.0 * m);
  const std::map<length, int> ranks{{2.0 * m, 2}, {1.0 * m, 1}};
  CHECK(ranks.begin()->second == 1);
}

TEST_CASE("mixed number types meet in the wider one") {
  static_assert(std::is_same_v<decltype(1.0F * m + 1.0 * m)::rep, double>);
  static_assert(std::is_same_v<decltype((1.0F * m) * 2)::rep, float>);
  static_assert(std::is_same_v<decltype((1.0F * m) * (2.0F * s))::rep, float>);
  const quantity<unit::metre, float> narrow = any(0.1) * m;
  CHECK(narrow.number() == 0.1F);
}
