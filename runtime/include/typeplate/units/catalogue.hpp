// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The unit catalogue: every unit that Typeplate knows, one tag type each, and the one list of them all.
// The list's order is the order in which derived units stand in composed ones; everything else is computed from it.
#pragma once

#include <typeplate/units/catalogue/angle_and_time.hpp>
#include <typeplate/units/catalogue/energy.hpp>
#include <typeplate/units/catalogue/mechanics.hpp>
#include <typeplate/units/catalogue/other.hpp>
#include <typeplate/units/catalogue/si.hpp>
#include <typeplate/units/catalogue/space.hpp>

namespace typeplate::inline abi_1 {

template <class... Units>
struct unit_list {
  static constexpr int size = sizeof...(Units);
};

// clang-format off
using catalogue = unit_list<
    unit::metre, unit::gram, unit::second, unit::ampere, unit::kelvin, unit::mole, unit::candela, unit::radian,
    unit::steradian, unit::hertz, unit::newton, unit::pascal, unit::joule, unit::watt, unit::coulomb,
    unit::volt, unit::farad, unit::ohm, unit::siemens, unit::weber, unit::tesla, unit::henry, unit::lumen,
    unit::lux, unit::becquerel, unit::gray, unit::sievert, unit::katal, unit::degree_celsius,
    unit::degree_fahrenheit, unit::degree_rankine, unit::delta_degree_celsius, unit::delta_degree_fahrenheit,
    unit::degree, unit::arcminute, unit::arcsecond, unit::revolution, unit::gon, unit::angular_mil,
    unit::hour_angle, unit::square_degree, unit::revolution_per_minute, unit::revolution_per_second,
    unit::beat_per_minute, unit::minute, unit::hour, unit::day, unit::week, unit::julian_year,
    unit::common_year, unit::julian_month, unit::angstrom, unit::micron, unit::inch, unit::foot, unit::yard,
    unit::mile, unit::nautical_mile, unit::us_survey_foot, unit::mil, unit::fathom, unit::furlong,
    unit::astronomical_unit, unit::light_year, unit::parsec, unit::bohr_radius, unit::typographic_point,
    unit::hectare, unit::are, unit::barn, unit::acre, unit::darcy, unit::litre, unit::cubic_centimetre,
    unit::us_gallon, unit::us_quart, unit::us_pint, unit::us_cup, unit::us_fluid_ounce, unit::us_tablespoon,
    unit::us_teaspoon, unit::imperial_gallon, unit::oil_barrel, unit::acre_foot, unit::tonne, unit::dalton,
    unit::pound, unit::ounce, unit::troy_ounce, unit::grain, unit::slug, unit::short_ton, unit::long_ton,
    unit::stone, unit::carat, unit::knot, unit::mile_per_hour, unit::kilometre_per_hour, unit::foot_per_minute,
    unit::speed_of_light, unit::standard_gravity, unit::galileo, unit::dyne, unit::pound_force,
    unit::kilogram_force, unit::gram_force, unit::ounce_force, unit::kip, unit::poundal, unit::bar,
    unit::standard_atmosphere, unit::technical_atmosphere, unit::torr, unit::millimetre_of_mercury,
    unit::inch_of_mercury, unit::millimetre_of_water, unit::centimetre_of_water, unit::inch_of_water,
    unit::pound_per_square_inch, unit::kip_per_square_inch, unit::pound_per_square_foot, unit::barye,
    unit::electronvolt, unit::erg, unit::calorie, unit::calorie_it, unit::british_thermal_unit, unit::therm,
    unit::watt_hour, unit::hartree, unit::rydberg, unit::ton_of_tnt, unit::horsepower, unit::metric_horsepower,
    unit::electric_horsepower, unit::ton_of_refrigeration, unit::volt_ampere, unit::volt_ampere_reactive,
    unit::ampere_hour, unit::elementary_charge, unit::debye, unit::gauss, unit::maxwell, unit::oersted,
    unit::poise, unit::stokes, unit::nit, unit::stilb, unit::phot, unit::lambert, unit::footcandle,
    unit::foot_lambert, unit::curie, unit::rad_dose, unit::rem, unit::roentgen, unit::molar, unit::enzyme_unit,
    unit::one, unit::percent, unit::permille, unit::part_per_million, unit::part_per_billion,
    unit::part_per_trillion, unit::basis_point, unit::bit, unit::byte, unit::baud, unit::pixel, unit::count,
    unit::us_gallon_per_minute, unit::cubic_foot_per_minute, unit::mile_per_us_gallon, unit::tex, unit::denier,
    unit::dioptre, unit::clo, unit::jansky, unit::sverdrup, unit::eotvos, unit::decibel,
    unit::decibel_milliwatt, unit::decibel_watt, unit::decibel_volt, unit::decibel_sound_pressure, unit::neper,
    unit::acidity>;
// clang-format on

namespace detail {

struct catalogue_rows {
  const definition* of[catalogue::size];
};

template <class... Units>
[[nodiscard]] constexpr catalogue_rows rows_of(unit_list<Units...>*) {
  return {{&Units::row...}};
}

inline constexpr catalogue_rows rows = rows_of(static_cast<catalogue*>(nullptr));

/// By type, not by address: GCC's sanitizers make comparing addresses no constant.
template <class U, class... Units>
[[nodiscard]] constexpr int index_in(unit_list<Units...>*) {
  int index = 0;
  static_cast<void>(((__is_same(U, Units) ? true : (++index, false)) || ...));
  return index;
}

}  // namespace detail

/// The place of a catalogue unit in the list.
template <catalogue_unit U>
inline constexpr int catalogue_index = detail::index_in<U>(static_cast<catalogue*>(nullptr));

}  // namespace typeplate::inline abi_1
