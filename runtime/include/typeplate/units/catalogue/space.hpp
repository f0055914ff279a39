// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Lengths, areas and volumes. One tag is one row of the catalogue.
#pragma once

#include <typeplate/units/definition.hpp>

namespace typeplate::inline abi_1::unit {

struct angstrom : unit_tag {
  static constexpr definition row{.symbol = "angstrom",
                                  .aliases = "Å,Ang,ångström,Angstrom",
                                  .name = "angstrom",
                                  .measures = {.length = 1},
                                  .scale = {.ten = -10}};
};

struct micron : unit_tag {
  static constexpr definition row{
      .symbol = "micron", .aliases = "microns", .name = "micron", .measures = {.length = 1}, .scale = {.ten = -6}};
};

struct inch : unit_tag {
  static constexpr definition row{.symbol = "in",
                                  .aliases = "inch,inches",
                                  .name = "inch",
                                  .measures = {.length = 1},
                                  .scale = {.numerator = 127, .denominator = 5000}};
};

struct foot : unit_tag {
  static constexpr definition row{.symbol = "ft",
                                  .aliases = "foot,feet",
                                  .name = "foot (international)",
                                  .measures = {.length = 1},
                                  .scale = {.numerator = 381, .denominator = 1250}};
};

struct yard : unit_tag {
  static constexpr definition row{.symbol = "yd",
                                  .aliases = "yard",
                                  .name = "yard",
                                  .measures = {.length = 1},
                                  .scale = {.numerator = 1143, .denominator = 1250}};
};

struct mile : unit_tag {
  static constexpr definition row{.symbol = "mi",
                                  .aliases = "mile,miles",
                                  .name = "mile (international)",
                                  .measures = {.length = 1},
                                  .scale = {.numerator = 201168, .denominator = 125}};
};

struct nautical_mile : unit_tag {
  static constexpr definition row{.symbol = "nmi",
                                  .aliases = "nautical_mile",
                                  .name = "nautical mile",
                                  .measures = {.length = 1},
                                  .scale = {.numerator = 1852}};
};

struct us_survey_foot : unit_tag {
  static constexpr definition row{
      .symbol = "ft_us",
      .aliases = "ftUS,US_survey_foot,survey_foot",
      .name = "US survey foot",
      .measures = {.length = 1},
      .scale = {.numerator = 1200, .denominator = 3937},
      .policy = unit_policy::warn,
      .note = "the US survey foot was withdrawn in 2022: write ft for the international foot"};
};

struct mil : unit_tag {
  static constexpr definition row{.symbol = "mil",
                                  .aliases = "thou",
                                  .name = "mil (thousandth of an inch)",
                                  .measures = {.length = 1},
                                  .scale = {.numerator = 127, .denominator = 5, .ten = -6}};
};

struct fathom : unit_tag {
  static constexpr definition row{.symbol = "ftm",
                                  .aliases = "fathom",
                                  .name = "fathom (6 ft, international)",
                                  .measures = {.length = 1},
                                  .scale = {.numerator = 1143, .denominator = 625}};
};

struct furlong : unit_tag {
  static constexpr definition row{.symbol = "fur",
                                  .aliases = "furlong",
                                  .name = "furlong (660 ft, international)",
                                  .measures = {.length = 1},
                                  .scale = {.numerator = 25146, .denominator = 125}};
};

struct astronomical_unit : unit_tag {
  static constexpr definition row{.symbol = "au",
                                  .aliases = "AU,astronomical_unit",
                                  .name = "astronomical unit",
                                  .measures = {.length = 1},
                                  .scale = {.numerator = 149597870700}};
};

struct light_year : unit_tag {
  static constexpr definition row{.symbol = "ly",
                                  .aliases = "light_year,lightyear",
                                  .name = "light year",
                                  .measures = {.length = 1},
                                  .scale = {.numerator = 9460730472580800},
                                  .prefixable = true};
};

struct parsec : unit_tag {
  static constexpr definition row{.symbol = "pc",
                                  .aliases = "parsec",
                                  .name = "parsec",
                                  .measures = {.length = 1},
                                  .scale = {.numerator = 96939420213600000, .pi = -1},
                                  .prefixable = true};
};

struct bohr_radius : unit_tag {
  static constexpr definition row{.symbol = "bohr",
                                  .aliases = "a0,a_0,bohr_radius",
                                  .name = "Bohr radius (atomic unit of length)",
                                  .measures = {.length = 1},
                                  .scale = {.numerator = 33073575659, .denominator = 625, .ten = -18},
                                  .policy = unit_policy::warn,
                                  .note = "bohr is a measured constant (CODATA 2022), not an exact unit"};
};

struct typographic_point : unit_tag {
  static constexpr definition row{.symbol = "point",
                                  .aliases = "pt_ps",
                                  .name = "point (PostScript, 1/72 in)",
                                  .measures = {.length = 1},
                                  .scale = {.numerator = 127, .denominator = 360000}};
};

struct hectare : unit_tag {
  static constexpr definition row{.symbol = "ha",
                                  .aliases = "hectare,har",
                                  .name = "hectare",
                                  .measures = {.length = 2},
                                  .scale = {.numerator = 10000}};
};

struct are : unit_tag {
  static constexpr definition row{
      .symbol = "are", .aliases = "a_area", .name = "are", .measures = {.length = 2}, .scale = {.numerator = 100}};
};

struct barn : unit_tag {
  static constexpr definition row{.symbol = "b",
                                  .aliases = "barn",
                                  .name = "barn",
                                  .measures = {.length = 2},
                                  .scale = {.ten = -28},
                                  .prefixable = true};
};

struct acre : unit_tag {
  static constexpr definition row{
      .symbol = "acre",
      .aliases = "ac",
      .name = "acre (international, 43560 ft2)",
      .measures = {.length = 2},
      .scale = {.numerator = 316160658, .denominator = 78125},
      .policy = unit_policy::warn,
      .note = "acre is the international acre of 43560 ft2; udunits reads the survey acre, larger by 4e-6"};
};

struct darcy : unit_tag {
  static constexpr definition row{.symbol = "darcy",
                                  .name = "darcy",
                                  .measures = {.length = 2},
                                  .scale = {.denominator = 101325, .ten = -7},
                                  .prefixable = true};
};

struct litre : unit_tag {
  static constexpr definition row{.symbol = "L",
                                  .aliases = "l,ℓ,litre,liter",
                                  .name = "litre",
                                  .measures = {.length = 3},
                                  .scale = {.denominator = 1000},
                                  .prefixable = true};
};

struct cubic_centimetre : unit_tag {
  static constexpr definition row{.symbol = "cc",
                                  .aliases = "ccm",
                                  .name = "cubic centimetre",
                                  .measures = {.length = 3},
                                  .scale = {.ten = -6}};
};

struct us_gallon : unit_tag {
  static constexpr definition row{
      .symbol = "gal_us",
      .aliases = "gal,US_gallon,gallon",
      .name = "US liquid gallon",
      .measures = {.length = 3},
      .scale = {.numerator = 473176473, .denominator = 125, .ten = -9},
      .policy = unit_policy::warn,
      .note = "gal reads as the US liquid gallon; udunits reads the galileo (cm/s2, here Gal)"};
};

struct us_quart : unit_tag {
  static constexpr definition row{.symbol = "quart",
                                  .aliases = "qt",
                                  .name = "US liquid quart",
                                  .measures = {.length = 3},
                                  .scale = {.numerator = 473176473, .denominator = 5, .ten = -11}};
};

struct us_pint : unit_tag {
  static constexpr definition row{.symbol = "pint",
                                  .aliases = "pt_us",
                                  .name = "US liquid pint",
                                  .measures = {.length = 3},
                                  .scale = {.numerator = 473176473, .ten = -12}};
};

struct us_cup : unit_tag {
  static constexpr definition row{.symbol = "cup",
                                  .name = "US cup",
                                  .measures = {.length = 3},
                                  .scale = {.numerator = 473176473, .denominator = 2, .ten = -12}};
};

struct us_fluid_ounce : unit_tag {
  static constexpr definition row{.symbol = "fl_oz",
                                  .aliases = "floz,fluid_ounce",
                                  .name = "US fluid ounce",
                                  .measures = {.length = 3},
                                  .scale = {.numerator = 473176473, .denominator = 16, .ten = -12}};
};

struct us_tablespoon : unit_tag {
  static constexpr definition row{.symbol = "tbsp",
                                  .aliases = "tablespoon",
                                  .name = "US tablespoon",
                                  .measures = {.length = 3},
                                  .scale = {.numerator = 473176473, .denominator = 32, .ten = -12}};
};

struct us_teaspoon : unit_tag {
  static constexpr definition row{.symbol = "tsp",
                                  .aliases = "teaspoon",
                                  .name = "US teaspoon",
                                  .measures = {.length = 3},
                                  .scale = {.numerator = 157725491, .denominator = 32, .ten = -12}};
};

struct imperial_gallon : unit_tag {
  static constexpr definition row{.symbol = "gal_imp",
                                  .aliases = "imperial_gallon,gal_uk",
                                  .name = "imperial gallon",
                                  .measures = {.length = 3},
                                  .scale = {.numerator = 454609, .ten = -8}};
};

struct oil_barrel : unit_tag {
  static constexpr definition row{.symbol = "bbl",
                                  .aliases = "barrel,oil_barrel",
                                  .name = "oil barrel (42 US gal)",
                                  .measures = {.length = 3},
                                  .scale = {.numerator = 9936705933, .denominator = 625, .ten = -8},
                                  .prefixable = true};
};

struct acre_foot : unit_tag {
  static constexpr definition row{.symbol = "acre_ft",
                                  .aliases = "acre_foot",
                                  .name = "acre-foot (international)",
                                  .measures = {.length = 3},
                                  .scale = {.numerator = 60228605349, .denominator = 48828125}};
};

}  // namespace typeplate::inline abi_1::unit
