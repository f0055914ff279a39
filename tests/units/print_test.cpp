// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <iomanip>
#include <sstream>
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>
#include <typeplate/units/fmt.hpp>
#include <typeplate/units/ostream.hpp>

#include "catch.hpp"

using namespace typeplate;
using namespace typeplate::symbols;

namespace {

template <class T>
std::string printed(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

}  // namespace

TEST_CASE("a stream prints the number and the canonical unit") {
  CHECK(printed(350.0 * degC) == "350 degC");
  CHECK(printed(1.5F * kg / m3) == "1.5 kg/m3");
  CHECK(printed(20.0 * K) == "20 K");
  CHECK(printed(30.0 * degC - 20.0 * degC) == "10 delta_degC");
  CHECK(printed(quantity<difference<unit::kelvin>>(20.0 * K)) == "20 delta_K");
  CHECK(printed((1.0 * m) / (4.0 * m)) == "0.25");
  CHECK(printed(-30.0 * dBm) == "-30 dBm");
  CHECK(printed(W / (m2 * K)) == "W/(m2.K)");
}

TEST_CASE("a stream's number format holds for the number") {
  std::ostringstream out;
  out << std::fixed << std::setprecision(2) << 1.0 / 3 * bar;
  CHECK(out.str() == "0.33 bar");
}

TEST_CASE("fmt prints the number by its specification and the canonical unit") {
  CHECK(fmt::format("{}", 350.0 * degC) == "350 degC");
  CHECK(fmt::format("{:.1f}", 350.0 * degC) == "350.0 degC");
  CHECK(fmt::format("{:8.3e}", 80.0F * bar) == "8.000e+01 bar");
  CHECK(fmt::format("{}", 20.0 * K) == "20 K");
  CHECK(fmt::format("{}", (1.0 * m) / (4.0 * m)) == "0.25");
  CHECK(fmt::format("{}", W / (m2 * K)) == "W/(m2.K)");
}
