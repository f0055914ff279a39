// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The prefixes: one table for the values and the texts, one template each for the types (`unit::kilo<unit::gram>`).
// SI prefixes go on the units whose row allows them; binary ones on bit and byte only.
#pragma once

#include <string_view>
#include <typeplate/units/catalogue.hpp>

namespace typeplate::inline abi_1 {

struct prefix_definition {
  std::string_view symbol;
  std::string_view word;  // also the name of the template
  int ten;
  int two;
};

namespace detail {

inline constexpr int no_prefix = -1;
inline constexpr int first_binary_prefix = 24;
inline constexpr int prefix_count = 30;

// "da" stands before "d", so that the first match is the longest.
inline constexpr prefix_definition prefixes[prefix_count] = {
    {"Q", "quetta", 30, 0}, {"R", "ronna", 27, 0},  {"Y", "yotta", 24, 0},  {"Z", "zetta", 21, 0},
    {"E", "exa", 18, 0},    {"P", "peta", 15, 0},   {"T", "tera", 12, 0},   {"G", "giga", 9, 0},
    {"M", "mega", 6, 0},    {"k", "kilo", 3, 0},    {"h", "hecto", 2, 0},   {"da", "deca", 1, 0},
    {"d", "deci", -1, 0},   {"c", "centi", -2, 0},  {"m", "milli", -3, 0},  {"u", "micro", -6, 0},
    {"n", "nano", -9, 0},   {"p", "pico", -12, 0},  {"f", "femto", -15, 0}, {"a", "atto", -18, 0},
    {"z", "zepto", -21, 0}, {"y", "yocto", -24, 0}, {"r", "ronto", -27, 0}, {"q", "quecto", -30, 0},
    {"Ki", "kibi", 0, 10},  {"Mi", "mebi", 0, 20},  {"Gi", "gibi", 0, 30},  {"Ti", "tebi", 0, 40},
    {"Pi", "pebi", 0, 50},  {"Ei", "exbi", 0, 60}};

/// May this prefix stand before this unit?
[[nodiscard]] constexpr bool may_stand_before(int prefix, const definition& row) {
  const bool binary = prefix >= first_binary_prefix;
  return row.prefixable && (!binary || row.measures.information == 1);
}

/// Prefixed symbols that are the names of other units (dB is no decibyte) or refused (kt, pH): no type has such a
/// text.
inline constexpr std::string_view taken_texts[] = {"Gs", "PS", "RT", "at", "ct", "dB",
                                                   "ft", "nt", "qt", "kt", "pH"};

[[nodiscard]] constexpr bool is_taken(std::string_view prefix, std::string_view symbol) {
  for (const std::string_view taken : taken_texts) {
    const bool fits = taken.size() == prefix.size() + symbol.size();
    if (fits && taken.substr(0, prefix.size()) == prefix && taken.substr(prefix.size()) == symbol) return true;
  }
  return false;
}

template <int Prefix, class U>
struct prefixed : unit_tag {
  static_assert(may_stand_before(Prefix, U::row),
                "typeplate: this unit takes no such prefix; write the unit alone");
  static_assert(!is_taken(prefixes[Prefix].symbol, U::row.symbol),
                "typeplate: this prefix and symbol read as another unit; write another prefix or unit");
  static constexpr int prefix = Prefix;
  using base = U;
};

}  // namespace detail

namespace unit {

template <catalogue_unit U>
struct quetta : detail::prefixed<0, U> {};
template <catalogue_unit U>
struct ronna : detail::prefixed<1, U> {};
template <catalogue_unit U>
struct yotta : detail::prefixed<2, U> {};
template <catalogue_unit U>
struct zetta : detail::prefixed<3, U> {};
template <catalogue_unit U>
struct exa : detail::prefixed<4, U> {};
template <catalogue_unit U>
struct peta : detail::prefixed<5, U> {};
template <catalogue_unit U>
struct tera : detail::prefixed<6, U> {};
template <catalogue_unit U>
struct giga : detail::prefixed<7, U> {};
template <catalogue_unit U>
struct mega : detail::prefixed<8, U> {};
template <catalogue_unit U>
struct kilo : detail::prefixed<9, U> {};
template <catalogue_unit U>
struct hecto : detail::prefixed<10, U> {};
template <catalogue_unit U>
struct deca : detail::prefixed<11, U> {};
template <catalogue_unit U>
struct deci : detail::prefixed<12, U> {};
template <catalogue_unit U>
struct centi : detail::prefixed<13, U> {};
template <catalogue_unit U>
struct milli : detail::prefixed<14, U> {};
template <catalogue_unit U>
struct micro : detail::prefixed<15, U> {};
template <catalogue_unit U>
struct nano : detail::prefixed<16, U> {};
template <catalogue_unit U>
struct pico : detail::prefixed<17, U> {};
template <catalogue_unit U>
struct femto : detail::prefixed<18, U> {};
template <catalogue_unit U>
struct atto : detail::prefixed<19, U> {};
template <catalogue_unit U>
struct zepto : detail::prefixed<20, U> {};
template <catalogue_unit U>
struct yocto : detail::prefixed<21, U> {};
template <catalogue_unit U>
struct ronto : detail::prefixed<22, U> {};
template <catalogue_unit U>
struct quecto : detail::prefixed<23, U> {};
template <catalogue_unit U>
struct kibi : detail::prefixed<24, U> {};
template <catalogue_unit U>
struct mebi : detail::prefixed<25, U> {};
template <catalogue_unit U>
struct gibi : detail::prefixed<26, U> {};
template <catalogue_unit U>
struct tebi : detail::prefixed<27, U> {};
template <catalogue_unit U>
struct pebi : detail::prefixed<28, U> {};
template <catalogue_unit U>
struct exbi : detail::prefixed<29, U> {};

using kilogram = kilo<gram>;

}  // namespace unit

namespace detail {

template <int Prefix, class U>
struct with_prefix;
template <class U>
struct with_prefix<no_prefix, U> {
  using type = U;
};
template <class U>
struct with_prefix<0, U> {
  using type = unit::quetta<U>;
};
template <class U>
struct with_prefix<1, U> {
  using type = unit::ronna<U>;
};
template <class U>
struct with_prefix<2, U> {
  using type = unit::yotta<U>;
};
template <class U>
struct with_prefix<3, U> {
  using type = unit::zetta<U>;
};
template <class U>
struct with_prefix<4, U> {
  using type = unit::exa<U>;
};
template <class U>
struct with_prefix<5, U> {
  using type = unit::peta<U>;
};
template <class U>
struct with_prefix<6, U> {
  using type = unit::tera<U>;
};
template <class U>
struct with_prefix<7, U> {
  using type = unit::giga<U>;
};
template <class U>
struct with_prefix<8, U> {
  using type = unit::mega<U>;
};
template <class U>
struct with_prefix<9, U> {
  using type = unit::kilo<U>;
};
template <class U>
struct with_prefix<10, U> {
  using type = unit::hecto<U>;
};
template <class U>
struct with_prefix<11, U> {
  using type = unit::deca<U>;
};
template <class U>
struct with_prefix<12, U> {
  using type = unit::deci<U>;
};
template <class U>
struct with_prefix<13, U> {
  using type = unit::centi<U>;
};
template <class U>
struct with_prefix<14, U> {
  using type = unit::milli<U>;
};
template <class U>
struct with_prefix<15, U> {
  using type = unit::micro<U>;
};
template <class U>
struct with_prefix<16, U> {
  using type = unit::nano<U>;
};
template <class U>
struct with_prefix<17, U> {
  using type = unit::pico<U>;
};
template <class U>
struct with_prefix<18, U> {
  using type = unit::femto<U>;
};
template <class U>
struct with_prefix<19, U> {
  using type = unit::atto<U>;
};
template <class U>
struct with_prefix<20, U> {
  using type = unit::zepto<U>;
};
template <class U>
struct with_prefix<21, U> {
  using type = unit::yocto<U>;
};
template <class U>
struct with_prefix<22, U> {
  using type = unit::ronto<U>;
};
template <class U>
struct with_prefix<23, U> {
  using type = unit::quecto<U>;
};
template <class U>
struct with_prefix<24, U> {
  using type = unit::kibi<U>;
};
template <class U>
struct with_prefix<25, U> {
  using type = unit::mebi<U>;
};
template <class U>
struct with_prefix<26, U> {
  using type = unit::gibi<U>;
};
template <class U>
struct with_prefix<27, U> {
  using type = unit::tebi<U>;
};
template <class U>
struct with_prefix<28, U> {
  using type = unit::pebi<U>;
};
template <class U>
struct with_prefix<29, U> {
  using type = unit::exbi<U>;
};

}  // namespace detail

/// A unit with a prefix: unit::kilo<unit::gram>.
template <class U>
concept prefixed_unit = unit_type<U> && requires {
  U::prefix;
};

}  // namespace typeplate::inline abi_1
