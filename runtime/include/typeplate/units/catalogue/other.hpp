// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Viscosity, light, radiation, chemistry, ratios, information, practical rates and the opaque logarithmic units.
// One tag is one row of the catalogue.
#pragma once

#include <typeplate/units/definition.hpp>

namespace typeplate::inline abi_1::unit {

struct poise : unit_tag {
  static constexpr definition row{.symbol = "P",
                                  .aliases = "poise",
                                  .name = "poise",
                                  .measures = {.length = -1, .mass = 1, .time = -1},
                                  .scale = {.denominator = 10},
                                  .prefixable = true};
};

struct stokes : unit_tag {
  static constexpr definition row{.symbol = "St",
                                  .aliases = "stokes",
                                  .name = "stokes",
                                  .measures = {.length = 2, .time = -1},
                                  .scale = {.ten = -4},
                                  .prefixable = true};
};

struct nit : unit_tag {
  static constexpr definition row{.symbol = "nt",
                                  .aliases = "nit",
                                  .name = "nit",
                                  .measures = {.length = -2, .luminosity = 1},
                                  .prefixable = true};
};

struct stilb : unit_tag {
  static constexpr definition row{.symbol = "sb",
                                  .aliases = "stilb",
                                  .name = "stilb",
                                  .measures = {.length = -2, .luminosity = 1},
                                  .scale = {.numerator = 10000}};
};

struct phot : unit_tag {
  static constexpr definition row{.symbol = "ph",
                                  .aliases = "phot",
                                  .name = "phot",
                                  .measures = {.length = -2, .luminosity = 1, .angle = 2},
                                  .scale = {.numerator = 10000}};
};

struct lambert : unit_tag {
  static constexpr definition row{.symbol = "lambert",
                                  .name = "lambert",
                                  .measures = {.length = -2, .luminosity = 1},
                                  .scale = {.numerator = 10000, .pi = -1}};
};

struct footcandle : unit_tag {
  static constexpr definition row{.symbol = "fc",
                                  .aliases = "footcandle,foot_candle",
                                  .name = "footcandle",
                                  .measures = {.length = -2, .luminosity = 1, .angle = 2},
                                  .scale = {.numerator = 1562500, .denominator = 145161}};
};

struct foot_lambert : unit_tag {
  static constexpr definition row{.symbol = "ftL",
                                  .aliases = "footlambert,foot_lambert",
                                  .name = "foot-lambert",
                                  .measures = {.length = -2, .luminosity = 1},
                                  .scale = {.numerator = 1562500, .denominator = 145161, .pi = -1}};
};

struct curie : unit_tag {
  static constexpr definition row{.symbol = "Ci",
                                  .aliases = "curie",
                                  .name = "curie",
                                  .measures = {.time = -1},
                                  .scale = {.numerator = 37, .ten = 9},
                                  .prefixable = true,
                                  .kind = unit_kind::activity};
};

struct rad_dose : unit_tag {
  static constexpr definition row{.symbol = "rd",
                                  .aliases = "rad_dose",
                                  .name = "rad (absorbed dose)",
                                  .measures = {.length = 2, .time = -2},
                                  .scale = {.denominator = 100},
                                  .prefixable = true,
                                  .kind = unit_kind::absorbed_dose};
};

struct rem : unit_tag {
  static constexpr definition row{.symbol = "rem",
                                  .name = "rem",
                                  .measures = {.length = 2, .time = -2},
                                  .scale = {.denominator = 100},
                                  .prefixable = true,
                                  .kind = unit_kind::dose_equivalent};
};

struct roentgen : unit_tag {
  static constexpr definition row{.symbol = "roentgen",
                                  .aliases = "R_exp",
                                  .name = "roentgen",
                                  .measures = {.mass = -1, .time = 1, .current = 1},
                                  .scale = {.numerator = 129, .denominator = 500000},
                                  .prefixable = true};
};

struct molar : unit_tag {
  static constexpr definition row{.symbol = "M",
                                  .aliases = "molar",
                                  .name = "molar (mol/L)",
                                  .measures = {.length = -3, .amount = 1},
                                  .scale = {.numerator = 1000},
                                  .prefixable = true,
                                  .policy = unit_policy::refuse_bare,
                                  .note = "bare M is molar or nautical mile: write mol/L, molar or nmi"};
};

struct enzyme_unit : unit_tag {
  static constexpr definition row{.symbol = "U",
                                  .aliases = "enzyme_unit",
                                  .name = "enzyme unit (umol/min)",
                                  .measures = {.time = -1, .amount = 1},
                                  .scale = {.denominator = 6, .ten = -7},
                                  .prefixable = true};
};

struct one : unit_tag {
  static constexpr definition row{.symbol = "1", .aliases = "one,dimensionless,unitless", .name = "one"};
};

struct percent : unit_tag {
  static constexpr definition row{
      .symbol = "%", .aliases = "percent,pct", .name = "percent", .scale = {.denominator = 100}};
};

struct permille : unit_tag {
  static constexpr definition row{
      .symbol = "permille", .aliases = "‰,per_mille", .name = "per mille", .scale = {.denominator = 1000}};
};

struct part_per_million : unit_tag {
  static constexpr definition row{.symbol = "ppm", .name = "part per million", .scale = {.ten = -6}};
};

struct part_per_billion : unit_tag {
  static constexpr definition row{.symbol = "ppb", .name = "part per billion (1e-9)", .scale = {.ten = -9}};
};

struct part_per_trillion : unit_tag {
  static constexpr definition row{
      .symbol = "ppt",
      .aliases = "part_per_trillion",
      .name = "part per trillion (1e-12)",
      .scale = {.ten = -12},
      .policy = unit_policy::refuse_bare,
      .note = "ppt is parts per trillion or per thousand: write part_per_trillion (1e-12) or permille"};
};

struct basis_point : unit_tag {
  static constexpr definition row{
      .symbol = "bp", .aliases = "basis_point", .name = "basis point", .scale = {.ten = -4}};
};

struct bit : unit_tag {
  static constexpr definition row{
      .symbol = "bit", .name = "bit", .measures = {.information = 1}, .prefixable = true};
};

struct byte : unit_tag {
  static constexpr definition row{.symbol = "B",
                                  .aliases = "byte,octet",
                                  .name = "byte",
                                  .measures = {.information = 1},
                                  .scale = {.numerator = 8},
                                  .prefixable = true};
};

struct baud : unit_tag {
  static constexpr definition row{.symbol = "Bd",
                                  .aliases = "baud",
                                  .name = "baud",
                                  .measures = {.time = -1},
                                  .prefixable = true,
                                  .kind = unit_kind::symbol_rate};
};

struct pixel : unit_tag {
  static constexpr definition row{.symbol = "px",
                                  .aliases = "pixel",
                                  .name = "pixel",
                                  .prefixable = true,
                                  .kind = unit_kind::count_of_pixels,
                                  .policy = unit_policy::warn,
                                  .note = "px is a count of pixels; Pint reads the CSS length of 1/96 in"};
};

struct count : unit_tag {
  static constexpr definition row{
      .symbol = "count", .aliases = "counts,ct_n", .name = "count", .kind = unit_kind::count};
};

struct us_gallon_per_minute : unit_tag {
  static constexpr definition row{.symbol = "gpm",
                                  .aliases = "gal_per_min",
                                  .name = "US gallon per minute",
                                  .measures = {.length = 3, .time = -1},
                                  .scale = {.numerator = 157725491, .denominator = 25, .ten = -11}};
};

struct cubic_foot_per_minute : unit_tag {
  static constexpr definition row{.symbol = "cfm",
                                  .aliases = "cubic_foot_per_minute",
                                  .name = "cubic foot per minute",
                                  .measures = {.length = 3, .time = -1},
                                  .scale = {.numerator = 18435447, .denominator = 39062500000}};
};

struct mile_per_us_gallon : unit_tag {
  static constexpr definition row{.symbol = "mpg",
                                  .aliases = "mile_per_gallon",
                                  .name = "mile per US gallon",
                                  .measures = {.length = -2},
                                  .scale = {.numerator = 48, .denominator = 112903, .ten = 9}};
};

struct tex : unit_tag {
  static constexpr definition row{.symbol = "tex",
                                  .name = "tex",
                                  .measures = {.length = -1, .mass = 1},
                                  .scale = {.ten = -6},
                                  .prefixable = true};
};

struct denier : unit_tag {
  static constexpr definition row{.symbol = "den",
                                  .aliases = "denier",
                                  .name = "denier",
                                  .measures = {.length = -1, .mass = 1},
                                  .scale = {.denominator = 9, .ten = -6},
                                  .policy = unit_policy::warn,
                                  .note = "den is the denier, 1/9 tex"};
};

struct dioptre : unit_tag {
  static constexpr definition row{
      .symbol = "dpt", .aliases = "diopter,dioptre", .name = "dioptre", .measures = {.length = -1}};
};

struct clo : unit_tag {
  static constexpr definition row{.symbol = "clo",
                                  .name = "clo",
                                  .measures = {.mass = -1, .time = 3, .temperature = 1},
                                  .scale = {.numerator = 31, .denominator = 200}};
};

struct jansky : unit_tag {
  static constexpr definition row{.symbol = "Jy",
                                  .aliases = "jansky",
                                  .name = "jansky",
                                  .measures = {.mass = 1, .time = -2},
                                  .scale = {.ten = -26},
                                  .prefixable = true};
};

struct sverdrup : unit_tag {
  static constexpr definition row{
      .symbol = "sverdrup", .name = "sverdrup", .measures = {.length = 3, .time = -1}, .scale = {.ten = 6}};
};

struct eotvos : unit_tag {
  static constexpr definition row{
      .symbol = "eotvos", .name = "eotvos", .measures = {.time = -2}, .scale = {.ten = -9}};
};

struct decibel : unit_tag {
  static constexpr definition row{
      .symbol = "dB", .aliases = "decibel", .name = "decibel, unreferenced", .kind = unit_kind::decibel};
};

struct decibel_milliwatt : unit_tag {
  static constexpr definition row{.symbol = "dBm", .name = "decibel re 1 mW", .kind = unit_kind::decibel_milliwatt};
};

struct decibel_watt : unit_tag {
  static constexpr definition row{.symbol = "dBW", .name = "decibel re 1 W", .kind = unit_kind::decibel_watt};
};

struct decibel_volt : unit_tag {
  static constexpr definition row{.symbol = "dBV", .name = "decibel re 1 V", .kind = unit_kind::decibel_volt};
};

struct decibel_sound_pressure : unit_tag {
  static constexpr definition row{.symbol = "dB_SPL",
                                  .aliases = "dBSPL",
                                  .name = "decibel re 20 uPa",
                                  .kind = unit_kind::decibel_sound_pressure};
};

struct neper : unit_tag {
  static constexpr definition row{.symbol = "Np", .aliases = "neper", .name = "neper", .kind = unit_kind::neper};
};

struct acidity : unit_tag {
  static constexpr definition row{
      .symbol = "pH_scale", .aliases = "pH_acidity", .name = "acidity scale", .kind = unit_kind::acidity};
};

}  // namespace typeplate::inline abi_1::unit
