// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Quantities with units in their types. Everything but the parser of unit texts (units/parse.hpp), the short
// symbols (symbols.hpp) and printing (units/ostream.hpp, units/fmt.hpp), which cost more to compile and are asked
// for by name.
//
//   #include <typeplate/units.hpp>
//   #include <typeplate/symbols.hpp>
//   using namespace tp::symbols;
//   tp::quantity<decltype(kg / m3)> density = 1.2 * kg / m3;
//   double pounds = density.in(lb / ft3);
#pragma once

#include <typeplate/units/quantity.hpp>
#include <typeplate/units/scaling.hpp>
#include <typeplate/units/sum.hpp>
#include <typeplate/units/temperature_literal.hpp>
