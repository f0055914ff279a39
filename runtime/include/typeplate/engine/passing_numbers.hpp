// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The numbers of a user's column that pass a range check: found once a call, then each number costs two
// comparisons.
//
// A value passes when lower <= Type(number * scale + offset) <= upper. Each rounding in there is monotone, so the
// numbers that pass are an interval; its ends are found by search and are exact, for every scale but zero.
#pragma once

#include <typeplate/version.hpp>

namespace typeplate::inline abi_1 {

/// `number` passes exactly when `low <= number && number <= high`. When none passes, `low` is the number after
/// `high`.
template <class Number>
struct number_interval {
  Number low;
  Number high;
};

/// `Number` is the type of the user's numbers, `Type` the port's. `scale` is finite and not zero, `offset` finite,
/// the bounds not NaN.
template <class Number, class Type>
[[nodiscard]] number_interval<Number> passing_numbers(double scale, double offset, double lower, double upper);

extern template number_interval<float> passing_numbers<float, float>(double, double, double, double);
extern template number_interval<double> passing_numbers<double, float>(double, double, double, double);
extern template number_interval<float> passing_numbers<float, double>(double, double, double, double);
extern template number_interval<double> passing_numbers<double, double>(double, double, double, double);

}  // namespace typeplate::inline abi_1
