// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/time_words.hpp"

#include "text/padded.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

namespace pickle = weights::pickle;

constexpr std::int64_t seconds_of_day = 86'400;

std::string microseconds_words(std::int64_t microseconds) {
  return microseconds == 0 ? "" : "." + padded(microseconds, 6);
}

// Python keeps these parts in their ranges itself, of which only the days may be negative.
bool is_well_formed(const pickle::time_delta& delta) {
  constexpr std::int64_t most_days = 999'999'999;
  return delta.days >= -most_days && delta.days <= most_days && delta.seconds >= 0 &&
         delta.seconds < seconds_of_day && delta.microseconds >= 0 && delta.microseconds < 1'000'000;
}

std::string delta_words(const pickle::time_delta& delta) {
  const std::string days =
      std::to_string(delta.days) + (delta.days == 1 || delta.days == -1 ? " day, " : " days, ");
  return (delta.days == 0 ? "" : days) + std::to_string(delta.seconds / 3600) + ":" +
         padded(delta.seconds / 60 % 60, 2) + ":" + padded(delta.seconds % 60, 2) +
         microseconds_words(delta.microseconds);
}

// "+01:00"; nothing for what is no timezone of less than a day.
std::optional<std::string> offset_words(const pickle::node& zone) {
  if (!zone.is(pickle::node_kind::call) || zone.class_name() != "datetime.timezone") return std::nullopt;
  const auto delta = pickle::as_timedelta(zone.arguments()[std::size_t{0}]);
  if (!delta || !is_well_formed(*delta) || delta->days < -1 || delta->days > 0) return std::nullopt;
  constexpr std::int64_t million = 1'000'000;
  const std::int64_t all = (delta->days * seconds_of_day + delta->seconds) * million + delta->microseconds;
  if (all == -seconds_of_day * million) return std::nullopt;
  const std::int64_t size = all < 0 ? -all : all;
  const std::int64_t seconds = size / million;
  const std::string minutes =
      (all < 0 ? "-" : "+") + padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2);
  if (size % (60 * million) == 0) return minutes;
  return minutes + ":" + padded(seconds % 60, 2) + microseconds_words(size % million);
}

std::string date_words(const pickle::date_time& date) {
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

// The time of the day with its offset; nothing for another time zone.
std::optional<std::string> clock_words(const pickle::date_time& time) {
  const bool naive = !time.time_zone.exists() || time.time_zone.is(pickle::node_kind::none);
  const auto offset = naive ? std::optional<std::string>("") : offset_words(time.time_zone);
  if (!offset) return std::nullopt;
  return padded(time.hour, 2) + ":" + padded(time.minute, 2) + ":" + padded(time.second, 2) +
         microseconds_words(time.microsecond) + *offset + (time.fold ? ", fold 1" : "");
}

std::optional<std::string> behind(const std::string& words, const std::optional<std::string>& more) {
  return more ? std::optional(words + *more) : std::nullopt;
}

}  // namespace

std::optional<std::string> time_words(const pickle::node& of) {
  if (const auto date = pickle::as_date(of)) return "datetime.date " + date_words(*date);
  if (const auto time = pickle::as_time(of)) return behind("datetime.time ", clock_words(*time));
  if (const auto both = pickle::as_datetime(of))
    return behind("datetime.datetime " + date_words(*both) + "T", clock_words(*both));
  if (const auto delta = pickle::as_timedelta(of); delta && is_well_formed(*delta))
    return "datetime.timedelta " + delta_words(*delta);
  return of.arguments().size() == 1 ? behind("datetime.timezone UTC", offset_words(of)) : std::nullopt;
}

}  // namespace typeplate::inline abi_1::generator
