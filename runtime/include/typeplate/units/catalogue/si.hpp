// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The base and named units of the SI, and the temperature scales. One tag is one row of the catalogue.
#pragma once

#include <typeplate/units/definition.hpp>

namespace typeplate::inline abi_1::unit {

struct metre : unit_tag {
  static constexpr definition row{
      .symbol = "m", .aliases = "metre,meter", .name = "metre", .measures = {.length = 1}, .prefixable = true};
};

struct gram : unit_tag {
  static constexpr definition row{.symbol = "g",
                                  .aliases = "gram,gramme",
                                  .name = "gram",
                                  .measures = {.mass = 1},
                                  .scale = {.denominator = 1000},
                                  .prefixable = true};
};

struct second : unit_tag {
  static constexpr definition row{
      .symbol = "s", .aliases = "second,sec", .name = "second", .measures = {.time = 1}, .prefixable = true};
};

struct ampere : unit_tag {
  static constexpr definition row{
      .symbol = "A", .aliases = "ampere,amp", .name = "ampere", .measures = {.current = 1}, .prefixable = true};
};

struct kelvin : unit_tag {
  static constexpr definition row{.symbol = "K",
                                  .aliases = "kelvin",
                                  .name = "kelvin",
                                  .measures = {.temperature = 1},
                                  .prefixable = true,
                                  .role = temperature_role::point};
};

struct mole : unit_tag {
  static constexpr definition row{
      .symbol = "mol", .aliases = "mole", .name = "mole", .measures = {.amount = 1}, .prefixable = true};
};

struct candela : unit_tag {
  static constexpr definition row{
      .symbol = "cd", .aliases = "candela", .name = "candela", .measures = {.luminosity = 1}, .prefixable = true};
};

struct radian : unit_tag {
  static constexpr definition row{
      .symbol = "rad", .aliases = "radian", .name = "radian", .measures = {.angle = 1}, .prefixable = true};
};

struct steradian : unit_tag {
  static constexpr definition row{
      .symbol = "sr", .aliases = "steradian", .name = "steradian", .measures = {.angle = 2}, .prefixable = true};
};

struct hertz : unit_tag {
  static constexpr definition row{.symbol = "Hz",
                                  .aliases = "hertz",
                                  .name = "hertz",
                                  .measures = {.time = -1},
                                  .prefixable = true,
                                  .kind = unit_kind::frequency};
};

struct newton : unit_tag {
  static constexpr definition row{.symbol = "N",
                                  .aliases = "newton",
                                  .name = "newton",
                                  .measures = {.length = 1, .mass = 1, .time = -2},
                                  .prefixable = true};
};

struct pascal : unit_tag {
  static constexpr definition row{.symbol = "Pa",
                                  .aliases = "pascal",
                                  .name = "pascal",
                                  .measures = {.length = -1, .mass = 1, .time = -2},
                                  .prefixable = true};
};

struct joule : unit_tag {
  static constexpr definition row{.symbol = "J",
                                  .aliases = "joule",
                                  .name = "joule",
                                  .measures = {.length = 2, .mass = 1, .time = -2},
                                  .prefixable = true};
};

struct watt : unit_tag {
  static constexpr definition row{.symbol = "W",
                                  .aliases = "watt",
                                  .name = "watt",
                                  .measures = {.length = 2, .mass = 1, .time = -3},
                                  .prefixable = true};
};

struct coulomb : unit_tag {
  static constexpr definition row{.symbol = "C",
                                  .aliases = "coulomb",
                                  .name = "coulomb",
                                  .measures = {.time = 1, .current = 1},
                                  .prefixable = true};
};

struct volt : unit_tag {
  static constexpr definition row{.symbol = "V",
                                  .aliases = "volt",
                                  .name = "volt",
                                  .measures = {.length = 2, .mass = 1, .time = -3, .current = -1},
                                  .prefixable = true};
};

struct farad : unit_tag {
  static constexpr definition row{.symbol = "F",
                                  .aliases = "farad",
                                  .name = "farad",
                                  .measures = {.length = -2, .mass = -1, .time = 4, .current = 2},
                                  .prefixable = true};
};

struct ohm : unit_tag {
  static constexpr definition row{.symbol = "ohm",
                                  .aliases = "Ω,Ohm",
                                  .name = "ohm",
                                  .measures = {.length = 2, .mass = 1, .time = -3, .current = -2},
                                  .prefixable = true};
};

struct siemens : unit_tag {
  static constexpr definition row{.symbol = "S",
                                  .aliases = "siemens,mho",
                                  .name = "siemens",
                                  .measures = {.length = -2, .mass = -1, .time = 3, .current = 2},
                                  .prefixable = true};
};

struct weber : unit_tag {
  static constexpr definition row{.symbol = "Wb",
                                  .aliases = "weber",
                                  .name = "weber",
                                  .measures = {.length = 2, .mass = 1, .time = -2, .current = -1},
                                  .prefixable = true};
};

struct tesla : unit_tag {
  static constexpr definition row{.symbol = "T",
                                  .aliases = "tesla",
                                  .name = "tesla",
                                  .measures = {.mass = 1, .time = -2, .current = -1},
                                  .prefixable = true};
};

struct henry : unit_tag {
  static constexpr definition row{.symbol = "H",
                                  .aliases = "henry",
                                  .name = "henry",
                                  .measures = {.length = 2, .mass = 1, .time = -2, .current = -2},
                                  .prefixable = true};
};

struct lumen : unit_tag {
  static constexpr definition row{.symbol = "lm",
                                  .aliases = "lumen",
                                  .name = "lumen",
                                  .measures = {.luminosity = 1, .angle = 2},
                                  .prefixable = true};
};

struct lux : unit_tag {
  static constexpr definition row{.symbol = "lx",
                                  .aliases = "lux",
                                  .name = "lux",
                                  .measures = {.length = -2, .luminosity = 1, .angle = 2},
                                  .prefixable = true};
};

struct becquerel : unit_tag {
  static constexpr definition row{.symbol = "Bq",
                                  .aliases = "becquerel",
                                  .name = "becquerel",
                                  .measures = {.time = -1},
                                  .prefixable = true,
                                  .kind = unit_kind::activity};
};

struct gray : unit_tag {
  static constexpr definition row{.symbol = "Gy",
                                  .aliases = "gray",
                                  .name = "gray",
                                  .measures = {.length = 2, .time = -2},
                                  .prefixable = true,
                                  .kind = unit_kind::absorbed_dose};
};

struct sievert : unit_tag {
  static constexpr definition row{.symbol = "Sv",
                                  .aliases = "sievert",
                                  .name = "sievert",
                                  .measures = {.length = 2, .time = -2},
                                  .prefixable = true,
                                  .kind = unit_kind::dose_equivalent};
};

struct katal : unit_tag {
  static constexpr definition row{.symbol = "kat",
                                  .aliases = "katal",
                                  .name = "katal",
                                  .measures = {.time = -1, .amount = 1},
                                  .prefixable = true};
};

struct degree_celsius : unit_tag {
  static constexpr definition row{.symbol = "degC",
                                  .aliases = "°C,℃,celsius,Celsius,degree_Celsius,Cel",
                                  .name = "degree Celsius (point on a scale)",
                                  .measures = {.temperature = 1},
                                  .offset = {.numerator = 5463, .denominator = 20},
                                  .role = temperature_role::point};
};

struct degree_fahrenheit : unit_tag {
  static constexpr definition row{.symbol = "degF",
                                  .aliases = "°F,℉,fahrenheit,Fahrenheit,degree_Fahrenheit",
                                  .name = "degree Fahrenheit (point on a scale)",
                                  .measures = {.temperature = 1},
                                  .scale = {.numerator = 5, .denominator = 9},
                                  .offset = {.numerator = 45967, .denominator = 180},
                                  .role = temperature_role::point};
};

struct degree_rankine : unit_tag {
  static constexpr definition row{.symbol = "degR",
                                  .aliases = "°R,rankine,Rankine,degree_Rankine",
                                  .name = "degree Rankine (absolute, no offset)",
                                  .measures = {.temperature = 1},
                                  .scale = {.numerator = 5, .denominator = 9},
                                  .role = temperature_role::point};
};

struct delta_degree_celsius : unit_tag {
  static constexpr definition row{.symbol = "delta_degC",
                                  .aliases = "Δ°C,Δ℃,delta_celsius",
                                  .name = "Celsius temperature difference",
                                  .measures = {.temperature = 1},
                                  .role = temperature_role::difference};
};

struct delta_degree_fahrenheit : unit_tag {
  static constexpr definition row{.symbol = "delta_degF",
                                  .aliases = "Δ°F,Δ℉,delta_fahrenheit",
                                  .name = "Fahrenheit temperature difference",
                                  .measures = {.temperature = 1},
                                  .scale = {.numerator = 5, .denominator = 9},
                                  .role = temperature_role::difference};
};

}  // namespace typeplate::inline abi_1::unit
