// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Short names for units: energies, powers, electric and magnetic units.
// A part of typeplate/symbols.hpp, to include alone where fewer names are wanted.
#pragma once

#include <typeplate/units/compose.hpp>

namespace typeplate::inline abi_1::symbols {

inline constexpr unit::electronvolt eV;
inline constexpr unit::erg erg;
inline constexpr unit::calorie cal;
inline constexpr unit::calorie_it cal_IT;
inline constexpr unit::british_thermal_unit Btu;
inline constexpr unit::therm therm;
inline constexpr unit::watt_hour Wh;
inline constexpr unit::hartree hartree;
inline constexpr unit::rydberg Ry;
inline constexpr unit::ton_of_tnt tTNT;
inline constexpr unit::horsepower hp;
inline constexpr unit::metric_horsepower PS;
inline constexpr unit::electric_horsepower hp_e;
inline constexpr unit::ton_of_refrigeration TR;
inline constexpr unit::volt_ampere VA;
inline constexpr unit::volt_ampere_reactive var;
inline constexpr unit::ampere_hour Ah;
inline constexpr unit::elementary_charge e_charge;
inline constexpr unit::debye D;
inline constexpr unit::gauss Gs;
inline constexpr unit::maxwell Mx;
inline constexpr unit::oersted Oe;

}  // namespace typeplate::inline abi_1::symbols
