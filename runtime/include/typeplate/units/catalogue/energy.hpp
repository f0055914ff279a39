// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Energies, powers, and electric and magnetic units. One tag is one row of the catalogue.
#pragma once

#include <typeplate/units/definition.hpp>

namespace typeplate::inline abi_1::unit {

struct electronvolt : unit_tag {
  static constexpr definition row{.symbol = "eV",
                                  .aliases = "electronvolt,electron_volt",
                                  .name = "electronvolt",
                                  .measures = {.length = 2, .mass = 1, .time = -2},
                                  .scale = {.numerator = 801088317, .denominator = 5, .ten = -27},
                                  .prefixable = true};
};

struct erg : unit_tag {
  static constexpr definition row{.symbol = "erg",
                                  .name = "erg",
                                  .measures = {.length = 2, .mass = 1, .time = -2},
                                  .scale = {.ten = -7},
                                  .prefixable = true};
};

struct calorie : unit_tag {
  static constexpr definition row{
      .symbol = "cal",
      .aliases = "cal_th,calorie",
      .name = "thermochemical calorie",
      .measures = {.length = 2, .mass = 1, .time = -2},
      .scale = {.numerator = 523, .denominator = 125},
      .prefixable = true,
      .policy = unit_policy::warn,
      .note = "cal is the thermochemical calorie of 4.184 J; udunits reads the IT calorie (here cal_IT)"};
};

struct calorie_it : unit_tag {
  static constexpr definition row{.symbol = "cal_IT",
                                  .aliases = "calorie_IT",
                                  .name = "International Table calorie",
                                  .measures = {.length = 2, .mass = 1, .time = -2},
                                  .scale = {.numerator = 10467, .denominator = 2500},
                                  .prefixable = true};
};

struct british_thermal_unit : unit_tag {
  static constexpr definition row{
      .symbol = "Btu",
      .aliases = "BTU,Btu_IT,btu",
      .name = "British thermal unit (IT)",
      .measures = {.length = 2, .mass = 1, .time = -2},
      .scale = {.numerator = 52752792631, .denominator = 5, .ten = -7},
      .policy = unit_policy::warn,
      .note = "Btu is the International Table unit of 1055.05585262 J; UCUM reads the thermochemical one"};
};

struct therm : unit_tag {
  static constexpr definition row{.symbol = "therm",
                                  .aliases = "therm_ec",
                                  .name = "therm (EC, 1e5 Btu_IT)",
                                  .measures = {.length = 2, .mass = 1, .time = -2},
                                  .scale = {.numerator = 52752792631, .denominator = 500},
                                  .policy = unit_policy::warn,
                                  .note = "therm is the EC therm of 1e5 Btu; the US therm differs"};
};

struct watt_hour : unit_tag {
  static constexpr definition row{.symbol = "Wh",
                                  .aliases = "watt_hour",
                                  .name = "watt hour",
                                  .measures = {.length = 2, .mass = 1, .time = -2},
                                  .scale = {.numerator = 3600},
                                  .prefixable = true};
};

struct hartree : unit_tag {
  static constexpr definition row{.symbol = "hartree",
                                  .aliases = "Ha_e,E_h",
                                  .name = "Hartree (atomic unit of energy)",
                                  .measures = {.length = 2, .mass = 1, .time = -2},
                                  .scale = {.numerator = 2179872361103, .denominator = 5, .ten = -29},
                                  .prefixable = true,
                                  .policy = unit_policy::warn,
                                  .note = "hartree is a measured constant (CODATA 2022), not an exact unit"};
};

struct rydberg : unit_tag {
  static constexpr definition row{.symbol = "Ry",
                                  .aliases = "rydberg",
                                  .name = "Rydberg energy",
                                  .measures = {.length = 2, .mass = 1, .time = -2},
                                  .scale = {.numerator = 2179872361103, .ten = -30},
                                  .prefixable = true,
                                  .policy = unit_policy::warn,
                                  .note = "Ry is a measured constant (CODATA 2022), not an exact unit"};
};

struct ton_of_tnt : unit_tag {
  static constexpr definition row{.symbol = "tTNT",
                                  .aliases = "ton_TNT",
                                  .name = "ton of TNT",
                                  .measures = {.length = 2, .mass = 1, .time = -2},
                                  .scale = {.numerator = 4184, .ten = 6},
                                  .prefixable = true};
};

struct horsepower : unit_tag {
  static constexpr definition row{.symbol = "hp",
                                  .aliases = "horsepower",
                                  .name = "mechanical horsepower (550 ft.lbf/s)",
                                  .measures = {.length = 2, .mass = 1, .time = -3},
                                  .scale = {.numerator = 37284993579113511, .denominator = 5, .ten = -13},
                                  .policy = unit_policy::warn,
                                  .note =
                                      "hp is the mechanical horsepower of 550 ft.lbf/s; write PS for the metric "
                                      "one, hp_e for the electric one"};
};

struct metric_horsepower : unit_tag {
  static constexpr definition row{.symbol = "PS",
                                  .aliases = "hp_metric,metric_horsepower,cv",
                                  .name = "metric horsepower (75 kgf.m/s)",
                                  .measures = {.length = 2, .mass = 1, .time = -3},
                                  .scale = {.numerator = 588399, .denominator = 800}};
};

struct electric_horsepower : unit_tag {
  static constexpr definition row{.symbol = "hp_e",
                                  .aliases = "hp_electric",
                                  .name = "electric horsepower",
                                  .measures = {.length = 2, .mass = 1, .time = -3},
                                  .scale = {.numerator = 746}};
};

struct ton_of_refrigeration : unit_tag {
  static constexpr definition row{.symbol = "TR",
                                  .aliases = "RT,ton_refrigeration",
                                  .name = "ton of refrigeration (12000 Btu_IT/h)",
                                  .measures = {.length = 2, .mass = 1, .time = -3},
                                  .scale = {.numerator = 52752792631, .denominator = 15, .ten = -6}};
};

struct volt_ampere : unit_tag {
  static constexpr definition row{.symbol = "VA",
                                  .aliases = "volt_ampere",
                                  .name = "volt-ampere (apparent power)",
                                  .measures = {.length = 2, .mass = 1, .time = -3},
                                  .prefixable = true,
                                  .kind = unit_kind::apparent_power};
};

struct volt_ampere_reactive : unit_tag {
  static constexpr definition row{.symbol = "var",
                                  .aliases = "VAr,VAR",
                                  .name = "var (reactive power)",
                                  .measures = {.length = 2, .mass = 1, .time = -3},
                                  .prefixable = true,
                                  .kind = unit_kind::reactive_power};
};

struct ampere_hour : unit_tag {
  static constexpr definition row{.symbol = "Ah",
                                  .aliases = "ampere_hour",
                                  .name = "ampere hour",
                                  .measures = {.time = 1, .current = 1},
                                  .scale = {.numerator = 3600},
                                  .prefixable = true};
};

struct elementary_charge : unit_tag {
  static constexpr definition row{.symbol = "e_charge",
                                  .aliases = "elementary_charge,q_e",
                                  .name = "elementary charge",
                                  .measures = {.time = 1, .current = 1},
                                  .scale = {.numerator = 801088317, .denominator = 5, .ten = -27}};
};

struct debye : unit_tag {
  static constexpr definition row{.symbol = "D",
                                  .aliases = "debye",
                                  .name = "debye (1e-21 C.m2/s / c)",
                                  .measures = {.length = 1, .time = 1, .current = 1},
                                  .scale = {.denominator = 299792458, .ten = -21},
                                  .prefixable = true};
};

struct gauss : unit_tag {
  static constexpr definition row{.symbol = "Gs",
                                  .aliases = "gauss",
                                  .name = "gauss",
                                  .measures = {.mass = 1, .time = -2, .current = -1},
                                  .scale = {.ten = -4},
                                  .prefixable = true};
};

struct maxwell : unit_tag {
  static constexpr definition row{.symbol = "Mx",
                                  .aliases = "maxwell",
                                  .name = "maxwell",
                                  .measures = {.length = 2, .mass = 1, .time = -2, .current = -1},
                                  .scale = {.ten = -8},
                                  .prefixable = true};
};

struct oersted : unit_tag {
  static constexpr definition row{.symbol = "Oe",
                                  .aliases = "oersted",
                                  .name = "oersted (1000/(4 pi) A/m)",
                                  .measures = {.length = -1, .current = 1},
                                  .scale = {.numerator = 250, .pi = -1},
                                  .prefixable = true};
};

}  // namespace typeplate::inline abi_1::unit
