// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Masses, speeds, accelerations, forces and pressures. One tag is one row of the catalogue.
#pragma once

#include <typeplate/units/definition.hpp>

namespace typeplate::inline abi_1::unit {

struct tonne : unit_tag {
  static constexpr definition row{.symbol = "t",
                                  .aliases = "tonne,metric_ton",
                                  .name = "tonne",
                                  .measures = {.mass = 1},
                                  .scale = {.numerator = 1000},
                                  .prefixable = true};
};

struct dalton : unit_tag {
  static constexpr definition row{.symbol = "Da",
                                  .aliases = "u,amu,dalton,atomic_mass_unit",
                                  .name = "dalton",
                                  .measures = {.mass = 1},
                                  .scale = {.numerator = 41513476723, .denominator = 25, .ten = -36},
                                  .prefixable = true,
                                  .policy = unit_policy::warn,
                                  .note = "Da is a measured constant (CODATA 2022), not an exact unit"};
};

struct pound : unit_tag {
  static constexpr definition row{.symbol = "lb",
                                  .aliases = "lbm,pound,lbs",
                                  .name = "pound (avoirdupois)",
                                  .measures = {.mass = 1},
                                  .scale = {.numerator = 45359237, .ten = -8}};
};

struct ounce : unit_tag {
  static constexpr definition row{
      .symbol = "oz",
      .aliases = "ounce",
      .name = "ounce (avoirdupois)",
      .measures = {.mass = 1},
      .scale = {.numerator = 45359237, .denominator = 16, .ten = -8},
      .policy = unit_policy::warn,
      .note = "oz reads as the avoirdupois ounce of mass; udunits reads the fluid ounce (here fl_oz)"};
};

struct troy_ounce : unit_tag {
  static constexpr definition row{.symbol = "oz_t",
                                  .aliases = "troy_ounce",
                                  .name = "troy ounce",
                                  .measures = {.mass = 1},
                                  .scale = {.numerator = 19439673, .denominator = 625, .ten = -6}};
};

struct grain : unit_tag {
  static constexpr definition row{.symbol = "gr",
                                  .aliases = "grain",
                                  .name = "grain",
                                  .measures = {.mass = 1},
                                  .scale = {.numerator = 6479891, .ten = -11}};
};

struct slug : unit_tag {
  static constexpr definition row{.symbol = "slug",
                                  .name = "slug",
                                  .measures = {.mass = 1},
                                  .scale = {.numerator = 8896443230521, .denominator = 6096, .ten = -8}};
};

struct short_ton : unit_tag {
  static constexpr definition row{.symbol = "ton_us",
                                  .aliases = "short_ton",
                                  .name = "short ton (2000 lb)",
                                  .measures = {.mass = 1},
                                  .scale = {.numerator = 45359237, .denominator = 50000}};
};

struct long_ton : unit_tag {
  static constexpr definition row{.symbol = "ton_uk",
                                  .aliases = "long_ton",
                                  .name = "long ton (2240 lb)",
                                  .measures = {.mass = 1},
                                  .scale = {.numerator = 317514659, .denominator = 312500}};
};

struct stone : unit_tag {
  static constexpr definition row{.symbol = "stone",
                                  .aliases = "st_mass",
                                  .name = "stone (14 lb)",
                                  .measures = {.mass = 1},
                                  .scale = {.numerator = 317514659, .denominator = 5, .ten = -7}};
};

struct carat : unit_tag {
  static constexpr definition row{.symbol = "ct",
                                  .aliases = "carat",
                                  .name = "metric carat",
                                  .measures = {.mass = 1},
                                  .scale = {.denominator = 5000}};
};

struct knot : unit_tag {
  static constexpr definition row{.symbol = "kn",
                                  .aliases = "kts,knot,knots",
                                  .name = "knot",
                                  .measures = {.length = 1, .time = -1},
                                  .scale = {.numerator = 463, .denominator = 900}};
};

struct mile_per_hour : unit_tag {
  static constexpr definition row{.symbol = "mph",
                                  .aliases = "mile_per_hour",
                                  .name = "mile per hour",
                                  .measures = {.length = 1, .time = -1},
                                  .scale = {.numerator = 1397, .denominator = 3125}};
};

struct kilometre_per_hour : unit_tag {
  static constexpr definition row{.symbol = "kph",
                                  .aliases = "kmh,kmph",
                                  .name = "kilometre per hour",
                                  .measures = {.length = 1, .time = -1},
                                  .scale = {.numerator = 5, .denominator = 18}};
};

struct foot_per_minute : unit_tag {
  static constexpr definition row{.symbol = "fpm",
                                  .aliases = "ft_per_min",
                                  .name = "foot per minute",
                                  .measures = {.length = 1, .time = -1},
                                  .scale = {.numerator = 127, .denominator = 25000}};
};

struct speed_of_light : unit_tag {
  static constexpr definition row{.symbol = "c_light",
                                  .aliases = "c0,speed_of_light",
                                  .name = "speed of light in vacuum",
                                  .measures = {.length = 1, .time = -1},
                                  .scale = {.numerator = 299792458}};
};

struct standard_gravity : unit_tag {
  static constexpr definition row{.symbol = "gn",
                                  .aliases = "g0,g_n,g_force,standard_gravity",
                                  .name = "standard gravity",
                                  .measures = {.length = 1, .time = -2},
                                  .scale = {.numerator = 196133, .denominator = 20000}};
};

struct galileo : unit_tag {
  static constexpr definition row{.symbol = "Gal",
                                  .aliases = "galileo",
                                  .name = "galileo",
                                  .measures = {.length = 1, .time = -2},
                                  .scale = {.denominator = 100},
                                  .prefixable = true};
};

struct dyne : unit_tag {
  static constexpr definition row{.symbol = "dyn",
                                  .aliases = "dyne",
                                  .name = "dyne",
                                  .measures = {.length = 1, .mass = 1, .time = -2},
                                  .scale = {.ten = -5},
                                  .prefixable = true};
};

struct pound_force : unit_tag {
  static constexpr definition row{.symbol = "lbf",
                                  .aliases = "pound_force",
                                  .name = "pound-force",
                                  .measures = {.length = 1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 8896443230521, .denominator = 2, .ten = -12}};
};

struct kilogram_force : unit_tag {
  static constexpr definition row{.symbol = "kgf",
                                  .aliases = "kp,kilopond,kilogram_force",
                                  .name = "kilogram-force",
                                  .measures = {.length = 1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 196133, .denominator = 20000}};
};

struct gram_force : unit_tag {
  static constexpr definition row{.symbol = "gf",
                                  .aliases = "gram_force,pond",
                                  .name = "gram-force",
                                  .measures = {.length = 1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 196133, .denominator = 2, .ten = -7}};
};

struct ounce_force : unit_tag {
  static constexpr definition row{.symbol = "ozf",
                                  .aliases = "ounce_force",
                                  .name = "ounce-force",
                                  .measures = {.length = 1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 8896443230521, .denominator = 32, .ten = -12}};
};

struct kip : unit_tag {
  static constexpr definition row{.symbol = "kip",
                                  .aliases = "kip_force",
                                  .name = "kip (1000 lbf)",
                                  .measures = {.length = 1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 8896443230521, .denominator = 2, .ten = -9}};
};

struct poundal : unit_tag {
  static constexpr definition row{.symbol = "pdl",
                                  .aliases = "poundal",
                                  .name = "poundal",
                                  .measures = {.length = 1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 17281869297, .denominator = 125, .ten = -9}};
};

struct bar : unit_tag {
  static constexpr definition row{.symbol = "bar",
                                  .name = "bar",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 100000},
                                  .prefixable = true};
};

struct standard_atmosphere : unit_tag {
  static constexpr definition row{.symbol = "atm",
                                  .aliases = "atmosphere",
                                  .name = "standard atmosphere",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 101325}};
};

struct technical_atmosphere : unit_tag {
  static constexpr definition row{.symbol = "at",
                                  .aliases = "technical_atmosphere",
                                  .name = "technical atmosphere",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 196133, .denominator = 2}};
};

struct torr : unit_tag {
  static constexpr definition row{.symbol = "Torr",
                                  .aliases = "torr",
                                  .name = "torr (atm/760)",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 20265, .denominator = 152},
                                  .prefixable = true,
                                  .policy = unit_policy::warn,
                                  .note = "Torr is atm/760; udunits reads the millimetre of mercury (here mmHg)"};
};

struct millimetre_of_mercury : unit_tag {
  static constexpr definition row{.symbol = "mmHg",
                                  .aliases = "mm_Hg",
                                  .name = "conventional millimetre of mercury",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 26664477483, .denominator = 2, .ten = -8}};
};

struct inch_of_mercury : unit_tag {
  static constexpr definition row{.symbol = "inHg",
                                  .aliases = "in_Hg",
                                  .name = "conventional inch of mercury",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 3386388640341, .ten = -9}};
};

struct millimetre_of_water : unit_tag {
  static constexpr definition row{.symbol = "mmWC",
                                  .aliases = "mmH2O,mm_H2O",
                                  .name = "conventional millimetre of water",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 196133, .denominator = 20000}};
};

struct centimetre_of_water : unit_tag {
  static constexpr definition row{.symbol = "cmWC",
                                  .aliases = "cmH2O,cm_H2O",
                                  .name = "conventional centimetre of water",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 196133, .denominator = 2000}};
};

struct inch_of_water : unit_tag {
  static constexpr definition row{.symbol = "inWC",
                                  .aliases = "inH2O,in_H2O",
                                  .name = "conventional inch of water",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 24908891, .denominator = 100000}};
};

struct pound_per_square_inch : unit_tag {
  static constexpr definition row{.symbol = "psi",
                                  .name = "pound-force per square inch",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 8896443230521, .denominator = 1290320000}};
};

struct kip_per_square_inch : unit_tag {
  static constexpr definition row{.symbol = "ksi",
                                  .name = "kip per square inch",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 8896443230521, .denominator = 1290320}};
};

struct pound_per_square_foot : unit_tag {
  static constexpr definition row{.symbol = "psf",
                                  .name = "pound-force per square foot",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .scale = {.numerator = 8896443230521, .denominator = 185806080000}};
};

struct barye : unit_tag {
  static constexpr definition row{.symbol = "Ba",
                                  .aliases = "barye",
                                  .name = "barye",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .scale = {.denominator = 10}};
};

}  // namespace typeplate::inline abi_1::unit
