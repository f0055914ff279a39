// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Short names for units: the base and named units of the SI, the temperature scales and their differences.
// A part of typeplate/symbols.hpp, to include alone where fewer names are wanted.
#pragma once

#include <typeplate/units/compose.hpp>

namespace typeplate::inline abi_1::symbols {

inline constexpr unit::metre m;
inline constexpr unit::gram g;
inline constexpr unit::second s;
inline constexpr unit::ampere A;
inline constexpr unit::kelvin K;
inline constexpr unit::mole mol;
inline constexpr unit::candela cd;
inline constexpr unit::radian rad;
inline constexpr unit::steradian sr;
inline constexpr unit::hertz Hz;
inline constexpr unit::newton N;
inline constexpr unit::pascal Pa;
inline constexpr unit::joule J;
inline constexpr unit::watt W;
inline constexpr unit::coulomb C;
inline constexpr unit::volt V;
inline constexpr unit::farad F;
inline constexpr unit::ohm ohm;
inline constexpr unit::siemens S;
inline constexpr unit::weber Wb;
inline constexpr unit::tesla T;
inline constexpr unit::henry H;
inline constexpr unit::lumen lm;
inline constexpr unit::lux lx;
inline constexpr unit::becquerel Bq;
inline constexpr unit::gray Gy;
inline constexpr unit::sievert Sv;
inline constexpr unit::katal kat;
inline constexpr unit::degree_celsius degC;
inline constexpr unit::degree_fahrenheit degF;
inline constexpr unit::degree_rankine degR;
inline constexpr unit::delta_degree_celsius delta_degC;
inline constexpr unit::delta_degree_fahrenheit delta_degF;

inline constexpr difference<unit::kelvin> delta_K;
inline constexpr difference<unit::degree_rankine> delta_degR;

}  // namespace typeplate::inline abi_1::symbols
