// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Spellings that are refused although somebody reads them: each means different things to different programs.
// The hint says what to write instead. Also the UCUM codes in brackets, which are accepted as plain aliases.
#pragma once

#include <string_view>

namespace typeplate::inline abi_1::detail {

struct refused_token {
  std::string_view token;
  std::string_view hint;
};

inline constexpr refused_token refused_tokens[] = {
    {"kt", "knot in udunits and Pint, kilotonne in UCUM and LLNL: write kn for knots, Gg for kilotonnes"},
    {"NM", "nautical mile or newton-metre by eye: write nmi or N.m"},
    {"Nm", "not a product: write N.m (Pint reads number_meter; Modelica rejects it)"},
    {"G", "gauss, giga or gravitational constant: write Gs (or T), or a prefixed unit"},
    {"R", "roentgen (UCUM, udunits) or gas constant (Pint) or rankine (dimtensor): write degR or roentgen"},
    {"a", "year (UCUM, Pint) or are (udunits, LLNL): write yr or are"},
    {"ton", "short, long, metric, TNT, refrigeration, force: write t, ton_us, ton_uk, tTNT, TR"},
    {"month", "several lengths: write mo_j (Julian) or d"},
    {"mo", "several lengths: write mo_j (Julian) or d"},
    {"pH", "acidity or picohenry: write pH_scale for acidity; for an inductance use nH"},
    {"'", "arcminute or foot: write arcmin or ft"},
    {"\"", "arcsecond or inch: write arcsec or in"},
    {"cell", "not a unit: use count"},
    {"a.u.", "arbitrary, atomic or astronomical: write 1, bohr/hartree or au"},
    {"rad_abs", "absorbed dose rad is rd: write rd"},
    {"Nmi", "write nmi"},
    {"KB", "kB (1000) or KiB (1024)"},
};

struct ucum_code {
  std::string_view code;
  std::string_view symbol;
};

inline constexpr ucum_code ucum_codes[] = {
    {"[in_i]", "in"},       {"[ft_i]", "ft"},        {"[yd_i]", "yd"},        {"[mi_i]", "mi"},
    {"[nmi_i]", "nmi"},     {"[ft_us]", "ft_us"},    {"[mil_i]", "mil"},      {"[fth_i]", "ftm"},
    {"[gal_us]", "gal_us"}, {"[qt_us]", "quart"},    {"[pt_us]", "pint"},     {"[cup_us]", "cup"},
    {"[foz_us]", "fl_oz"},  {"[tbs_us]", "tbsp"},    {"[tsp_us]", "tsp"},     {"[gal_br]", "gal_imp"},
    {"[bbl_us]", "bbl"},    {"[lb_av]", "lb"},       {"[oz_av]", "oz"},       {"[oz_tr]", "oz_t"},
    {"[gr]", "gr"},         {"[ston_av]", "ton_us"}, {"[lton_av]", "ton_uk"}, {"[stone_av]", "stone"},
    {"[car_m]", "ct"},      {"[kn_i]", "kn"},        {"[g]", "gn"},           {"[lbf_av]", "lbf"},
    {"[psi]", "psi"},       {"[degF]", "degF"},      {"[degR]", "degR"},      {"[Btu_IT]", "Btu"},
    {"[HP]", "hp"},         {"[c]", "c_light"},      {"[e]", "e_charge"},     {"[ppm]", "ppm"},
    {"[ppb]", "ppb"},       {"[ppth]", "permille"},  {"[pH]", "pH_scale"},    {"[in_i'Hg]", "inHg"},
    {"[in_i'H2O]", "inWC"}, {"mm[Hg]", "mmHg"},      {"cm[H2O]", "cmWC"},     {"mm[H2O]", "mmWC"},
};

}  // namespace typeplate::inline abi_1::detail
