// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// NumPy's datetime64: how often a unit of time has passed since 1970 began.
#include <array>
#include <chrono>
#include <limits>

#include "cli/time_words.hpp"
#include "text/padded.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

constexpr std::int64_t nanoseconds_of_day = 86'400'000'000'000;

// A unit of a day or less: how many nanoseconds it takes, and how many letters of "2020-01-02T03:04:05.678..." tell
// such a time.
struct ClockUnit {
  std::string_view name;
  std::int64_t nanoseconds;
  std::size_t letters;
};

constexpr std::array<ClockUnit, 7> clock_units{{{"D", nanoseconds_of_day, 10},
                                                {"h", 3'600'000'000'000, 13},
                                                {"m", 60'000'000'000, 16},
                                                {"s", 1'000'000'000, 19},
                                                {"ms", 1'000'000, 23},
                                                {"us", 1000, 26},
                                                {"ns", 1, 29}}};

bool is_year(std::int64_t year) {
  return year >= 1 && year <= 9999;
}

std::optional<std::string> date_of(std::int64_t days) {
  constexpr std::int64_t far = 4'000'000;  // beyond the year 9999
  if (days < -far || days > far) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  if (!is_year(static_cast<int>(date.year()))) return std::nullopt;
  return padded(static_cast<int>(date.year()), 4) + "-" + padded(static_cast<unsigned>(date.month()), 2) + "-" +
         padded(static_cast<unsigned>(date.day()), 2);
}

// quotient * by + rest is the number: a sum that overflows on its way where the quotient was rounded down.
struct Division {
  std::int64_t quotient;
  std::int64_t rest;  // from 0 up to what it is divided by
};

Division rounded_down(std::int64_t number, std::int64_t by) {
  const Division to_zero{number / by, number % by};
  return to_zero.rest < 0 ? Division{to_zero.quotient - 1, to_zero.rest + by} : to_zero;
}

std::optional<std::string> clock_time(std::int64_t units, const ClockUnit& unit) {
  const Division days = rounded_down(units, nanoseconds_of_day / unit.nanoseconds);
  const auto date = date_of(days.quotient);
  if (!date) return std::nullopt;
  const std::int64_t rest = days.rest * unit.nanoseconds;
  const std::int64_t seconds = rest / 1'000'000'000;
  const std::string whole = *date + "T" + padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" +
                            padded(seconds % 60, 2) + "." + padded(rest % 1'000'000'000, 9);
  return whole.substr(0, unit.letters);
}

std::optional<std::string> months_time(std::int64_t months, bool with_month) {
  const Division years = rounded_down(months, 12);
  const std::int64_t year = 1970 + years.quotient;
  if (!is_year(year)) return std::nullopt;
  return padded(year, 4) + (with_month ? "-" + padded(years.rest + 1, 2) : "");
}

}  // namespace

std::optional<std::string> datetime64_words(std::int64_t value, const weights::pickle::time_unit& unit) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  // A week has 7 days, a year 12 months.
  const std::int64_t smaller = unit.name == "W" ? 7 : unit.name == "Y" ? 12 : 1;
  if (unit.count > most / smaller) return std::nullopt;
  const std::int64_t factor = unit.count * smaller;
  if (value > most / factor || value < -most / factor) return std::nullopt;
  if (unit.name == "Y" || unit.name == "M") return months_time(value * factor, unit.name == "M");
  const std::string_view name = unit.name == "W" ? std::string_view("D") : unit.name;
  for (const ClockUnit& each : clock_units)
    if (each.name == name) return clock_time(value * factor, each);
  return std::nullopt;
}

}  // namespace typeplate::inline abi_1::generator
