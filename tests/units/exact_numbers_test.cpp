// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <bit>
#include <cmath>
#include <limits>
#include <typeplate/units/rounding.hpp>

#include "catch.hpp"
#include "exact.hpp"

using namespace typeplate;
using detail::make_magnitude;
using detail::to_double;

TEST_CASE("exponents are kept in lowest terms and marked when they leave their range") {
  static_assert(make_exponent(2, 4) == exponent{1, 2});
  static_assert(make_exponent(-6, 4) == exponent{-3, 2});
  static_assert(make_exponent(0, 7) == exponent{0, 1});
  static_assert(exponent{1, 2} + exponent{1, 3} == exponent{5, 6});
  static_assert(exponent{2, 3} * exponent{3, 4} == exponent{1, 2});
  static_assert(!make_exponent(100).fits);
  static_assert(!make_exponent(1, 13).fits);
  static_assert(!(make_exponent(1, 12) * make_exponent(1, 2)).fits);
  static_assert(!(make_exponent(1, 13) + make_exponent(1)).fits, "what did not fit stays marked");
  CHECK((make_exponent(99) + make_exponent(1)).fits == false);
  CHECK((make_exponent(-99) + make_exponent(99)) == exponent{0, 1});
}

TEST_CASE("natural numbers multiply, shift and compare beyond 64 bits") {
  const auto five_to_60 = [] {
    auto n = detail::to_natural<16>(1);
    detail::multiply_by_power_of_five(n, 60);
    return n;
  }();
  CHECK(detail::bit_length(five_to_60) == 140);
  CHECK(detail::compare(detail::raise(detail::to_natural<16>(5), 60), five_to_60) == 0);
  const auto read = detail::resize<16>(exact::from_digits("867361737988403547205962240695953369140625"));
  CHECK(detail::compare(read, five_to_60) == 0);
  auto shifted = five_to_60;
  detail::shift_left(shifted, 67);
  CHECK(detail::bit_length(shifted) == 207);
  CHECK(detail::compare(shifted, five_to_60) > 0);
}

TEST_CASE("a natural number that outgrows its limbs is marked, not wrapped") {
  auto n = detail::to_natural<2>(std::numeric_limits<std::uint64_t>::max());
  CHECK(detail::multiply(n, n).overflow);
  // One limb more than there is room for, where the sizes alone leave it open: 2^63 times 2^32 and times 1.
  CHECK(detail::multiply(detail::to_natural<2>(std::uint64_t{1} << 63), detail::to_natural<1>(4)).overflow);
  CHECK_FALSE(detail::multiply(detail::to_natural<2>(std::uint64_t{1} << 62), detail::to_natural<1>(2)).overflow);
  auto shifted = n;
  detail::shift_left(shifted, 1);
  CHECK(shifted.overflow);
  detail::multiply_by(n, 2);
  CHECK(n.overflow);
  CHECK(detail::resize<1>(detail::to_natural<2>(std::uint64_t{1} << 40)).overflow);
}

TEST_CASE("rounding is to nearest, ties to even") {
  constexpr std::uint64_t two_to_53 = std::uint64_t{1} << 53;
  CHECK(to_double(make_magnitude({two_to_53 + 1})).value == 9007199254740992.0);
  CHECK(to_double(make_magnitude({two_to_53 + 3})).value == 9007199254740996.0);
  CHECK(to_double(make_magnitude({2 * (two_to_53 + 1) + 1, 2})).value == 9007199254740994.0);
  CHECK(to_double(make_magnitude({2 * (two_to_53 + 1) - 1, 2})).value == 9007199254740992.0);
  CHECK(to_double(make_magnitude({std::numeric_limits<std::uint64_t>::max()})).value == 18446744073709551616.0);
  static_assert(to_double(make_magnitude({1, 3})).value == 1.0 / 3);
  static_assert(to_double(make_magnitude({1, 1, -30})).value == 1e-30);
}

TEST_CASE("every quotient of small numbers is the division of the processor") {
  for (std::uint64_t a = 1; a < 60; ++a) {
    for (std::uint64_t b = 1; b < 60; ++b) {
      CHECK(to_double(make_magnitude({a, b})).value == static_cast<double>(a) / static_cast<double>(b));
    }
  }
}

TEST_CASE("square roots are those of the processor, and roots of powers are exact") {
  for (std::uint64_t a = 1; a < 300; ++a) {
    const auto root = to_double(detail::power_of(make_magnitude({a}), make_exponent(1, 2)));
    CHECK(root.value == std::sqrt(static_cast<double>(a)));
  }
  for (int degree = 2; degree <= 12; ++degree) {
    magnitude power = detail::raise_whole(make_magnitude({7, 3}), degree);
    power.root = degree;
    CHECK(to_double(power).value == 7.0 / 3);
  }
}

TEST_CASE("powers of pi are correctly rounded") {
  CHECK(to_double(make_magnitude({1, 1, 0, 1})).value == 3.141592653589793);
  CHECK(to_double(make_magnitude({1, 1, 0, -1})).value == 0.3183098861837907);
  CHECK(to_double(make_magnitude({1, 1, 0, 2})).value == 9.869604401089358);
  CHECK(to_double(detail::power_of(make_magnitude({1, 1, 0, 1}), make_exponent(1, 2))).value == 1.7724538509055161);
}

TEST_CASE("a size beyond the normal doubles is refused") {
  CHECK(to_double(make_magnitude({1, 1, 308})).ok);
  CHECK_FALSE(to_double(make_magnitude({1, 1, 309})).ok);
  CHECK(to_double(make_magnitude({1, 1, -307})).ok);
  CHECK_FALSE(to_double(make_magnitude({1, 1, -308})).ok);
  CHECK_FALSE(to_double(detail::raise_whole(make_magnitude({std::numeric_limits<std::uint64_t>::max()}), 17)).ok);
}

TEST_CASE("magnitudes with different roots multiply exactly") {
  const magnitude root_two = detail::power_of(make_magnitude({2}), make_exponent(1, 2));
  const magnitude cube_root_two = detail::power_of(make_magnitude({2}), make_exponent(1, 3));
  const magnitude product = detail::multiply(root_two, cube_root_two);
  CHECK(product.root == 6);
  CHECK(to_double(product).value == 1.7817974362806785);
  CHECK(detail::is_one(detail::multiply(product, detail::inverse(product))));
  CHECK_FALSE(detail::is_one(product));
}
