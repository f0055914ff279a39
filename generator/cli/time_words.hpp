// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Dates and times of Python's datetime and of NumPy, as their `isoformat()` and `str()` write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <typeplate/weights/pickle/tree.hpp>
#include <typeplate/weights/pickle/values.hpp>

namespace typeplate::inline abi_1::generator {

/// "datetime.datetime 2020-01-02T03:04:05+01:00", "datetime.timedelta -1 day, 0:00:01"; of a date, a time, a
/// datetime, a timedelta and a timezone. Nothing for other objects, for states that Python refuses, and in a time
/// zone that is no offset from UTC.
[[nodiscard]] std::optional<std::string> time_words(const weights::pickle::node& of);

/// A datetime64 as ISO 8601 with what its unit tells: "2020-01-02T03:04". Nothing without a unit, for units below
/// the nanosecond, and in years before 1 or after 9999.
[[nodiscard]] std::optional<std::string> datetime64_words(std::int64_t value,
                                                          const weights::pickle::time_unit& unit);

}  // namespace typeplate::inline abi_1::generator
