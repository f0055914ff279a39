// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Short names for units: lengths, areas, volumes.
// A part of typeplate/symbols.hpp, to include alone where fewer names are wanted.
#pragma once

#include <typeplate/units/compose.hpp>

namespace typeplate::inline abi_1::symbols {

inline constexpr unit::angstrom angstrom;
inline constexpr unit::micron micron;
inline constexpr unit::inch in;
inline constexpr unit::foot ft;
inline constexpr unit::yard yd;
inline constexpr unit::mile mi;
inline constexpr unit::nautical_mile nmi;
inline constexpr unit::us_survey_foot ft_us;
inline constexpr unit::mil mil;
inline constexpr unit::fathom ftm;
inline constexpr unit::furlong fur;
inline constexpr unit::astronomical_unit au;
inline constexpr unit::light_year ly;
inline constexpr unit::parsec pc;
inline constexpr unit::bohr_radius bohr;
inline constexpr unit::typographic_point point;
inline constexpr unit::hectare ha;
inline constexpr unit::are are;
inline constexpr unit::barn b;
inline constexpr unit::acre acre;
inline constexpr unit::darcy darcy;
inline constexpr unit::litre L;
inline constexpr unit::cubic_centimetre cc;
inline constexpr unit::us_gallon gal_us;
inline constexpr unit::us_quart quart;
inline constexpr unit::us_pint pint;
inline constexpr unit::us_cup cup;
inline constexpr unit::us_fluid_ounce fl_oz;
inline constexpr unit::us_tablespoon tbsp;
inline constexpr unit::us_teaspoon tsp;
inline constexpr unit::imperial_gallon gal_imp;
inline constexpr unit::oil_barrel bbl;
inline constexpr unit::acre_foot acre_ft;

}  // namespace typeplate::inline abi_1::symbols
