// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Short names for units: what measures something else: light, radiation, chemistry, information, ratios,
// logarithms. A part of typeplate/symbols.hpp, to include alone where fewer names are wanted.
#pragma once

#include <typeplate/units/compose.hpp>

namespace typeplate::inline abi_1::symbols {

inline constexpr unit::poise P;
inline constexpr unit::stokes St;
inline constexpr unit::nit nt;
inline constexpr unit::stilb sb;
inline constexpr unit::phot ph;
inline constexpr unit::lambert lambert;
inline constexpr unit::footcandle fc;
inline constexpr unit::foot_lambert ftL;
inline constexpr unit::curie Ci;
inline constexpr unit::rad_dose rd;
inline constexpr unit::rem rem;
inline constexpr unit::roentgen roentgen;
inline constexpr unit::molar molar;
inline constexpr unit::enzyme_unit U;
inline constexpr unit::one one;
inline constexpr unit::percent percent;
inline constexpr unit::permille permille;
inline constexpr unit::part_per_million ppm;
inline constexpr unit::part_per_billion ppb;
inline constexpr unit::basis_point bp;
inline constexpr unit::bit bit;
inline constexpr unit::byte B;
inline constexpr unit::baud Bd;
inline constexpr unit::pixel px;
inline constexpr unit::count count;
inline constexpr unit::us_gallon_per_minute gpm;
inline constexpr unit::cubic_foot_per_minute cfm;
inline constexpr unit::mile_per_us_gallon mpg;
inline constexpr unit::tex tex;
inline constexpr unit::denier den;
inline constexpr unit::dioptre dpt;
inline constexpr unit::clo clo;
inline constexpr unit::jansky Jy;
inline constexpr unit::sverdrup sverdrup;
inline constexpr unit::eotvos eotvos;
inline constexpr unit::decibel dB;
inline constexpr unit::decibel_milliwatt dBm;
inline constexpr unit::decibel_watt dBW;
inline constexpr unit::decibel_volt dBV;
inline constexpr unit::decibel_sound_pressure dB_SPL;
inline constexpr unit::neper Np;
inline constexpr unit::acidity pH_scale;

}  // namespace typeplate::inline abi_1::symbols
