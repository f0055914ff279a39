// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Plane and solid angles, rotation, rates and durations. One tag is one row of the catalogue.
#pragma once

#include <typeplate/units/definition.hpp>

namespace typeplate::inline abi_1::unit {

struct degree : unit_tag {
  static constexpr definition row{.symbol = "deg",
                                  .aliases = "°,degree,arcdeg",
                                  .name = "degree of arc",
                                  .measures = {.angle = 1},
                                  .scale = {.denominator = 180, .pi = 1}};
};

struct arcminute : unit_tag {
  static constexpr definition row{.symbol = "arcmin",
                                  .aliases = "′,arcminute,arc_minute",
                                  .name = "minute of arc",
                                  .measures = {.angle = 1},
                                  .scale = {.denominator = 10800, .pi = 1}};
};

struct arcsecond : unit_tag {
  static constexpr definition row{.symbol = "arcsec",
                                  .aliases = "″,arcsecond,arc_second,asec",
                                  .name = "second of arc",
                                  .measures = {.angle = 1},
                                  .scale = {.denominator = 648000, .pi = 1},
                                  .prefixable = true};
};

struct revolution : unit_tag {
  static constexpr definition row{.symbol = "rev",
                                  .aliases = "revolution,turn,cycle,tr",
                                  .name = "revolution",
                                  .measures = {.angle = 1},
                                  .scale = {.numerator = 2, .pi = 1}};
};

struct gon : unit_tag {
  static constexpr definition row{.symbol = "gon",
                                  .aliases = "grad,gradian,grade",
                                  .name = "gon",
                                  .measures = {.angle = 1},
                                  .scale = {.denominator = 200, .pi = 1}};
};

struct angular_mil : unit_tag {
  static constexpr definition row{.symbol = "mil_angle",
                                  .aliases = "mil_nato,angular_mil",
                                  .name = "NATO angular mil (1/6400 turn)",
                                  .measures = {.angle = 1},
                                  .scale = {.denominator = 3200, .pi = 1}};
};

struct hour_angle : unit_tag {
  static constexpr definition row{.symbol = "hourangle",
                                  .aliases = "hour_angle",
                                  .name = "hour angle (1/24 turn)",
                                  .measures = {.angle = 1},
                                  .scale = {.denominator = 12, .pi = 1}};
};

struct square_degree : unit_tag {
  static constexpr definition row{.symbol = "sqdeg",
                                  .aliases = "square_degree",
                                  .name = "square degree",
                                  .measures = {.angle = 2},
                                  .scale = {.denominator = 32400, .pi = 2}};
};

struct revolution_per_minute : unit_tag {
  static constexpr definition row{
      .symbol = "rpm",
      .aliases = "RPM,revolutions_per_minute",
      .name = "revolution per minute",
      .measures = {.time = -1, .angle = 1},
      .scale = {.denominator = 30, .pi = 1},
      .policy = unit_policy::warn,
      .note = "rpm is an angle per time (2 pi/60 rad/s), not a frequency: write Hz or 1/min for events per time"};
};

struct revolution_per_second : unit_tag {
  static constexpr definition row{.symbol = "rps",
                                  .aliases = "revolutions_per_second",
                                  .name = "revolution per second",
                                  .measures = {.time = -1, .angle = 1},
                                  .scale = {.numerator = 2, .pi = 1}};
};

struct beat_per_minute : unit_tag {
  static constexpr definition row{.symbol = "bpm",
                                  .aliases = "beats_per_minute",
                                  .name = "beat per minute (rate)",
                                  .measures = {.time = -1},
                                  .scale = {.denominator = 60},
                                  .kind = unit_kind::frequency,
                                  .policy = unit_policy::warn,
                                  .note = "bpm reads as beats per minute (1/min); write 1/min to be plain"};
};

struct minute : unit_tag {
  static constexpr definition row{
      .symbol = "min", .aliases = "minute", .name = "minute", .measures = {.time = 1}, .scale = {.numerator = 60}};
};

struct hour : unit_tag {
  static constexpr definition row{
      .symbol = "h", .aliases = "hr,hour", .name = "hour", .measures = {.time = 1}, .scale = {.numerator = 3600}};
};

struct day : unit_tag {
  static constexpr definition row{
      .symbol = "d", .aliases = "day", .name = "day", .measures = {.time = 1}, .scale = {.numerator = 86400}};
};

struct week : unit_tag {
  static constexpr definition row{
      .symbol = "wk", .aliases = "week", .name = "week", .measures = {.time = 1}, .scale = {.numerator = 604800}};
};

struct julian_year : unit_tag {
  static constexpr definition row{
      .symbol = "yr",
      .aliases = "year,annum,a_j,julian_year",
      .name = "Julian year (365.25 d)",
      .measures = {.time = 1},
      .scale = {.numerator = 31557600},
      .prefixable = true,
      .policy = unit_policy::warn,
      .note = "yr is the Julian year of 365.25 d; udunits reads the tropical year, LLNL/units 365 d"};
};

struct common_year : unit_tag {
  static constexpr definition row{.symbol = "common_year",
                                  .aliases = "yr_365",
                                  .name = "common year (365 d)",
                                  .measures = {.time = 1},
                                  .scale = {.numerator = 31536000}};
};

struct julian_month : unit_tag {
  static constexpr definition row{.symbol = "mo_j",
                                  .aliases = "julian_month",
                                  .name = "Julian month (yr/12)",
                                  .measures = {.time = 1},
                                  .scale = {.numerator = 2629800}};
};

}  // namespace typeplate::inline abi_1::unit
