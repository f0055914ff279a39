// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The code of docs/reference/units.md.
#include "catch.hpp"

#include <typeplate/units/parse.hpp>

#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>
using namespace tp::symbols;

constexpr tp::quantity<decltype(kg / m3)> density = 1.2 * kg / m3;
constexpr double imperial = density.in(lb / ft3);

constexpr tp::unit_result unit = tp::parse_unit("W m-2 K-1");
static_assert(unit.ok && unit.canonical() == "W/(m2.K)");

TEST_CASE("the density on the page about units is that many pounds per cubic foot") {
  CHECK(density.number() == 1.2);
  CHECK(imperial == Approx(0.0749135).epsilon(1e-6));
}
