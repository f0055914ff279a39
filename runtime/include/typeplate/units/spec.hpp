// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The meaning of a unit, whatever its spelling: what it measures, how large it is exactly, its offset and its kind.
// Two units convert when their specs say so; J and N.m have equal specs and convert freely.
#pragma once

#include <typeplate/units/factor.hpp>
#include <typeplate/units/magnitude.hpp>

namespace typeplate::inline abi_1 {

struct unit_spec {
  dimension measures{};
  magnitude scale{};
  exact_offset offset{};
  unit_kind kind = unit_kind::none;
  temperature_role role = temperature_role::none;
};

/// Why a unit does not convert into another, in the order in which one would explain it.
enum class mismatch : unsigned char {
  none,
  dimension,
  angle,        // equal but for the angle: rad and 1, rpm and Hz
  kind,         // Gy and Sv
  logarithmic,  // dB converts to nothing
  temperature,  // a point and a difference
};

namespace detail {

/// What decides whether two units convert; cheap, without their sizes.
struct unit_nature {
  dimension measures{};
  unit_kind kind = unit_kind::none;
  temperature_role role = temperature_role::none;
  bool has_offset = false;
  constexpr bool operator==(const unit_nature&) const = default;
};

[[nodiscard]] constexpr unit_nature nature_of(const factor_list& list) {
  unit_nature nature;
  for (int i = 0; i < list.count; ++i) {
    nature.measures = nature.measures * power_of(row_of(list.of[i]).measures, list.of[i].power);
  }
  if (!is_plain(list)) return nature;
  const definition& row = row_of(list.of[0]);
  nature.kind = row.kind;
  nature.role = list.difference ? temperature_role::difference : row.role;
  nature.has_offset = row.offset.numerator != 0 && !list.difference;
  return nature;
}

[[nodiscard]] constexpr magnitude scale_of(const factor_list& list) {
  magnitude scale;
  for (int i = 0; i < list.count; ++i) {
    const factor& f = list.of[i];
    const prefix_definition prefix = f.prefix == no_prefix ? prefix_definition{} : prefixes[f.prefix];
    scale = multiply(scale, power_of(make_magnitude(row_of(f).scale, prefix.ten, prefix.two), f.power));
  }
  return scale;
}

[[nodiscard]] constexpr unit_spec spec_of(const factor_list& list) {
  const unit_nature nature = nature_of(list);
  const exact_offset offset = nature.has_offset ? row_of(list.of[0]).offset : exact_offset{};
  return {nature.measures, scale_of(list), offset, nature.kind, nature.role};
}

[[nodiscard]] constexpr unit_nature nature_of(const unit_spec& spec) {
  return {spec.measures, spec.kind, spec.role, spec.offset.numerator != 0};
}

/// Points and differences stay apart; a composed temperature (J/(J/K)) may be read as either, but has no zero
/// point.
[[nodiscard]] constexpr bool roles_agree(const unit_nature& from, const unit_nature& to) {
  if (from.role == to.role) return true;
  const bool both_named = from.role != temperature_role::none && to.role != temperature_role::none;
  return !both_named && !from.has_offset && !to.has_offset;
}

[[nodiscard]] constexpr bool kinds_agree(unit_kind from, unit_kind to) {
  return from == to || from == unit_kind::none || to == unit_kind::none;
}

[[nodiscard]] constexpr mismatch mismatch_between(const unit_nature& from, const unit_nature& to) {
  if (is_opaque(from.kind) || is_opaque(to.kind)) {
    return from.kind == to.kind ? mismatch::none : mismatch::logarithmic;
  }
  if (from.measures != to.measures) {
    const bool angle_only = without_angle(from.measures) == without_angle(to.measures);
    return angle_only ? mismatch::angle : mismatch::dimension;
  }
  if (!kinds_agree(from.kind, to.kind)) return mismatch::kind;
  return roles_agree(from, to) ? mismatch::none : mismatch::temperature;
}

}  // namespace detail

/// Why values of `from` cannot be given in `to`; none when they can.
[[nodiscard]] constexpr mismatch mismatch_between(const unit_spec& from, const unit_spec& to) {
  return detail::mismatch_between(detail::nature_of(from), detail::nature_of(to));
}

/// The same unit in all but its spelling.
[[nodiscard]] constexpr bool operator==(const unit_spec& a, const unit_spec& b) {
  if (detail::nature_of(a) != detail::nature_of(b) || a.offset != b.offset) return false;
  return detail::same_parts(a.scale, b.scale) ||
         detail::is_one(detail::multiply(a.scale, detail::inverse(b.scale)));
}

}  // namespace typeplate::inline abi_1
