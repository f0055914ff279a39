// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Short names for units: masses, speeds, forces, pressures.
// A part of typeplate/symbols.hpp, to include alone where fewer names are wanted.
#pragma once

#include <typeplate/units/compose.hpp>

namespace typeplate::inline abi_1::symbols {

inline constexpr unit::tonne t;
inline constexpr unit::dalton Da;
inline constexpr unit::pound lb;
inline constexpr unit::ounce oz;
inline constexpr unit::troy_ounce oz_t;
inline constexpr unit::grain gr;
inline constexpr unit::slug slug;
inline constexpr unit::short_ton ton_us;
inline constexpr unit::long_ton ton_uk;
inline constexpr unit::stone stone;
inline constexpr unit::carat ct;
inline constexpr unit::knot kn;
inline constexpr unit::mile_per_hour mph;
inline constexpr unit::kilometre_per_hour kph;
inline constexpr unit::foot_per_minute fpm;
inline constexpr unit::speed_of_light c_light;
inline constexpr unit::standard_gravity gn;
inline constexpr unit::galileo Gal;
inline constexpr unit::dyne dyn;
inline constexpr unit::pound_force lbf;
inline constexpr unit::kilogram_force kgf;
inline constexpr unit::gram_force gf;
inline constexpr unit::ounce_force ozf;
inline constexpr unit::kip kip;
inline constexpr unit::poundal pdl;
inline constexpr unit::bar bar;
inline constexpr unit::standard_atmosphere atm;
inline constexpr unit::technical_atmosphere at;
inline constexpr unit::torr Torr;
inline constexpr unit::millimetre_of_mercury mmHg;
inline constexpr unit::inch_of_mercury inHg;
inline constexpr unit::millimetre_of_water mmWC;
inline constexpr unit::centimetre_of_water cmWC;
inline constexpr unit::inch_of_water inWC;
inline constexpr unit::pound_per_square_inch psi;
inline constexpr unit::kip_per_square_inch ksi;
inline constexpr unit::pound_per_square_foot psf;
inline constexpr unit::barye Ba;

}  // namespace typeplate::inline abi_1::symbols
