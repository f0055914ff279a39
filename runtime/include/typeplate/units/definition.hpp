// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What one row of the unit catalogue says; the rows themselves are the tags in units/catalogue/.
#pragma once

#include <cstdint>
#include <string_view>
#include <typeplate/units/dimension.hpp>
#include <typeplate/units/magnitude.hpp>

namespace typeplate::inline abi_1 {

/// Two units of the same dimension but of different kinds do not convert, unless one of them has no kind.
/// The logarithmic kinds at the end have one unit each, so such a unit equals only itself.
enum class unit_kind : unsigned char {
  none,
  frequency,
  activity,
  symbol_rate,
  absorbed_dose,
  dose_equivalent,
  apparent_power,
  reactive_power,
  count_of_pixels,
  count,
  decibel,
  decibel_milliwatt,
  decibel_watt,
  decibel_volt,
  decibel_sound_pressure,
  neper,
  acidity
};

[[nodiscard]] constexpr bool is_opaque(unit_kind kind) {
  return kind >= unit_kind::decibel;
}

/// A temperature is a point on a scale or a difference of two points; these never convert into each other.
enum class temperature_role : unsigned char { none, point, difference };

enum class unit_policy : unsigned char {
  accept,
  warn,         // accepted, but the word means something else to many readers
  refuse_bare,  // accepted only with a prefix or under its unmistakable alias
};

/// SI value = number * scale + numerator/denominator kelvin.
struct exact_offset {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  constexpr bool operator==(const exact_offset&) const = default;
};

/// One unit: its names, what it measures and how large it is, exactly.
struct definition {
  std::string_view symbol;     // the canonical spelling
  std::string_view aliases{};  // comma-separated
  std::string_view name{};     // for people
  base_exponents measures{};
  exact_scale scale{};
  exact_offset offset{};
  bool prefixable = false;
  temperature_role role = temperature_role::none;
  unit_kind kind = unit_kind::none;
  unit_policy policy = unit_policy::accept;
  std::string_view note{};  // the sentence of the warning or of the refusal
};

/// Base of every unit type. It carries no data: it lets the operators be found and concepts be cheap.
struct unit_tag {};

template <class U>
concept unit_type = __is_base_of(unit_tag, U);

/// A unit that is one row of the catalogue, without prefix or power.
template <class U>
concept catalogue_unit = unit_type<U> && requires {
  U::row.symbol;
};

}  // namespace typeplate::inline abi_1
