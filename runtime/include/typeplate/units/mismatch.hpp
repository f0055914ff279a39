// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The words of a compile error about units. A rejected call reaches a body that holds these static_asserts, so that
// both compilers print the two units, by name, beside a sentence that says what to write.
#pragma once

#include <typeplate/units/conversion.hpp>

namespace typeplate::inline abi_1 {

/// Named in compile errors: Given is the unit of the value, Wanted the unit of the place. Exactly one member is
/// false.
template <class Given, class Wanted>
struct unit_mismatch {
  static constexpr mismatch why = mismatch_of<Given, Wanted>;
  static constexpr bool same_dimension = why != mismatch::dimension;
  static constexpr bool same_angle = why != mismatch::angle;
  static constexpr bool same_kind = why != mismatch::kind;
  static constexpr bool not_logarithmic = why != mismatch::logarithmic;
  static constexpr bool same_temperature_role = why != mismatch::temperature;
};

/// Named in compile errors: a number without a unit where Wanted is expected.
template <class Number, class Wanted>
struct raw_number {
  static constexpr bool has_unit = false;
};

/// Named in compile errors: an operation that units of this nature do not have.
template <class Left, class Right>
struct no_such_operation {
  static constexpr bool allowed = false;
};

/// Called from the body of a rejected overload. Mismatch is unit_mismatch<Given, Wanted> or derives from it.
template <class Mismatch>
constexpr void explain_mismatch() {
  static_assert(Mismatch::same_dimension,
                "typeplate: the given unit measures something else than the wanted one; "
                "write number * a unit of the wanted dimension");
  static_assert(Mismatch::same_angle,
                "typeplate: an angle is no plain number here (rad is not 1, rpm is not Hz); "
                "write as_dimensionless(x), number * rad, or x / (1.0 * rev)");
  static_assert(Mismatch::same_kind,
                "typeplate: these units have one dimension but measure different kinds of quantity; "
                "if that is meant, write x.in(its unit) * wanted unit");
  static_assert(Mismatch::not_logarithmic,
                "typeplate: a logarithmic unit (dB, dBm, Np, pH) converts into no other; "
                "write the value in the wanted unit");
  static_assert(Mismatch::same_temperature_role,
                "typeplate: a temperature point is no temperature difference; write number * delta_degC (delta_K, "
                "delta_degF) for a difference, number * degC (K, degF) for a point");
}

/// Called from the body of an overload that rejects a number. RawNumber is raw_number<Number, Wanted> or derives
/// from it.
template <class RawNumber>
constexpr void explain_raw_number() {
  static_assert(RawNumber::has_unit,
                "typeplate: a raw number has no unit; write number * unit, for example 350.0 * degC");
}

}  // namespace typeplate::inline abi_1
