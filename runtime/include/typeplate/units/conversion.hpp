// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// From one unit to another: to = from * scale + offset, each number computed exactly and rounded once.
// The same code serves types (`conversion<unit::bar, unit::pascal>`) and units read at run time.
#pragma once

#include <typeplate/units/compose.hpp>
#include <typeplate/units/rounding.hpp>

namespace typeplate::inline abi_1 {

/// `why` says why there is no conversion. `ok` is false also when a number lies beyond the range of double.
struct unit_conversion {
  bool ok = false;
  mismatch why = mismatch::none;
  bool identity = false;  // scale is exactly 1 and offset exactly 0: values need not be touched
  double scale = 1;
  double offset = 0;
};

namespace detail {

/// (from - to) / scale, rounded once. Offsets are small: their products fit 63 bits.
[[nodiscard]] constexpr rounded_number offset_between(exact_offset from, exact_offset to, const magnitude& scale) {
  const std::int64_t top = from.numerator * to.denominator - to.numerator * from.denominator;
  const std::int64_t bottom = from.denominator * to.denominator;
  if (top == 0) return {true, 0};
  const exact_scale size{static_cast<std::uint64_t>(top < 0 ? -top : top), static_cast<std::uint64_t>(bottom), 0,
                         0};
  rounded_number number = to_double(multiply(make_magnitude(size), inverse(scale)));
  if (top < 0) number.value = -number.value;
  return number;
}

[[nodiscard]] constexpr unit_conversion convert_sizes(const unit_spec& from, const unit_spec& to) {
  const magnitude ratio = same_parts(from.scale, to.scale) ? magnitude{} : multiply(from.scale, inverse(to.scale));
  const bool same_scale = is_one(ratio);
  const rounded_number scale = same_scale ? rounded_number{true, 1} : to_double(ratio);
  const rounded_number offset = offset_between(from.offset, to.offset, to.scale);
  return {scale.ok && offset.ok, mismatch::none, same_scale && offset.value == 0, scale.value, offset.value};
}

}  // namespace detail

/// The conversion between two units known only at run time. Never throws; look at `ok`.
[[nodiscard]] constexpr unit_conversion run_time_conversion(const unit_spec& from, const unit_spec& to) {
  const mismatch why = mismatch_between(from, to);
  if (why != mismatch::none) return {false, why, false, 1, 0};
  return detail::convert_sizes(from, to);
}

/// Why From does not convert into To, as a constant.
template <unit_type From, unit_type To>
inline constexpr mismatch mismatch_of = detail::mismatch_between(detail::nature<From>, detail::nature<To>);

/// Do values of From convert into To? For concepts and negative tests; the classes themselves explain a "no" in
/// words.
template <unit_type From, unit_type To>
inline constexpr bool convertible_units = mismatch_of<From, To> == mismatch::none;

template <unit_type U>
inline constexpr bool convertible_units<U, U> = true;

/// to = from * scale + offset. The units must be convertible.
template <unit_type From, unit_type To>
struct conversion {
  static_assert(convertible_units<From, To>, "typeplate: these two units do not convert into each other");
  static constexpr unit_conversion numbers = detail::convert_sizes(unit_spec_of<From>, unit_spec_of<To>);
  static_assert(numbers.ok || !convertible_units<From, To>,
                "typeplate: the factor between these two units is beyond the range of double");
  static constexpr bool identity = numbers.identity;
  static constexpr double scale = numbers.scale;
  static constexpr double offset = numbers.offset;
};

template <unit_type U>
struct conversion<U, U> {
  static constexpr unit_conversion numbers{true, mismatch::none, true, 1, 0};
  static constexpr bool identity = true;
  static constexpr double scale = 1;
  static constexpr double offset = 0;
};

}  // namespace typeplate::inline abi_1
