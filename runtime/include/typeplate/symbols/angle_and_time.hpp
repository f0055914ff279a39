// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Short names for units: angles, rotation, times.
// A part of typeplate/symbols.hpp, to include alone where fewer names are wanted.
#pragma once

#include <typeplate/units/compose.hpp>

namespace typeplate::inline abi_1::symbols {

inline constexpr unit::degree deg;
inline constexpr unit::arcminute arcmin;
inline constexpr unit::arcsecond arcsec;
inline constexpr unit::revolution rev;
inline constexpr unit::gon gon;
inline constexpr unit::angular_mil mil_angle;
inline constexpr unit::hour_angle hourangle;
inline constexpr unit::square_degree sqdeg;
inline constexpr unit::revolution_per_minute rpm;
inline constexpr unit::revolution_per_second rps;
inline constexpr unit::beat_per_minute bpm;
inline constexpr unit::minute min;
inline constexpr unit::hour h;
inline constexpr unit::day d;
inline constexpr unit::week wk;
inline constexpr unit::julian_year yr;
inline constexpr unit::common_year common_year;
inline constexpr unit::julian_month mo_j;

}  // namespace typeplate::inline abi_1::symbols
