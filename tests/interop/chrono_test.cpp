// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/interop/chrono.hpp>

#include "catch.hpp"
#include "ports.hpp"

namespace {

using namespace std::chrono_literals;
using namespace typeplate::symbols;
using seconds_in_double = std::chrono::duration<double>;

template <class Duration>
using counterpart = tp::counterpart_t<Duration>;

static_assert(std::is_same_v<counterpart<std::chrono::nanoseconds>, tp::unit::nano<tp::unit::second>>);
static_assert(std::is_same_v<counterpart<std::chrono::milliseconds>, tp::unit::milli<tp::unit::second>>);
static_assert(std::is_same_v<counterpart<seconds_in_double>, tp::unit::second>);
static_assert(std::is_same_v<counterpart<std::chrono::minutes>, tp::unit::minute>);
static_assert(std::is_same_v<counterpart<std::chrono::hours>, tp::unit::hour>);
static_assert(std::is_same_v<counterpart<std::chrono::days>, tp::unit::day>);
static_assert(std::is_same_v<counterpart<std::chrono::weeks>, tp::unit::week>);

}  // namespace

TEST_CASE("a duration is taken by a port of time, in the port's unit") {
  CHECK(input_in<tp::unit::second, float>(250ms).number() == 0.25F);
  CHECK(input_in<tp::unit::hour>(90min).number() == 1.5);
  CHECK(input_in<tp::unit::milli<tp::unit::second>>(seconds_in_double(1.5)).number() == 1500);
}

TEST_CASE("a duration becomes a quantity of any unit of time") {
  constexpr tp::quantity<tp::unit::minute> pause = 90s;
  static_assert(pause.number() == 1.5);
  CHECK(pause.in(s) == 90);
  CHECK(tp::from(36h).in(d) == 1.5);
  CHECK(tp::from(1ns).number() == 1);
}

TEST_CASE("a quantity of time becomes a duration") {
  static_assert(tp::to<seconds_in_double>(1.5 * min).count() == 90);
  CHECK(tp::to<std::chrono::duration<float, std::milli>>(0.25 * s).count() == 250.0F);
}

TEST_CASE("a duration in whole ticks is rounded to nearest and held at its ends") {
  CHECK(tp::rounded_to<std::chrono::milliseconds>(1.2346 * s) == 1235ms);
  CHECK(tp::rounded_to<std::chrono::milliseconds>(-1.2346 * s) == -1235ms);
  CHECK(tp::rounded_to<std::chrono::seconds>(2.5 * s) == 3s);
  CHECK(tp::rounded_to<std::chrono::nanoseconds>(1e30 * s) == std::chrono::nanoseconds::max());
  CHECK(tp::rounded_to<std::chrono::nanoseconds>(-1e30 * s) == std::chrono::nanoseconds::min());
}

TEST_CASE("every whole number of nanoseconds of a hundred days survives") {
  constexpr std::chrono::nanoseconds odd = 100 * 24h + 1ns;
  CHECK(tp::rounded_to<std::chrono::nanoseconds>(tp::from(odd)) == odd);
}
