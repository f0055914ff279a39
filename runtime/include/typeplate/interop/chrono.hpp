// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Durations of <chrono> as quantities of time, and back: time is what every program has already a type for.
//
//   #include <typeplate/interop/chrono.hpp>
//   using namespace std::chrono_literals;
//   model.forward(Inputs{.burn_time = 250ms});
//   tp::quantity<tp::unit::minute> pause = 90s;                           // 1.5 min
//   auto wait = tp::to<std::chrono::duration<double>>(outputs.wait);      // seconds
//   auto ticks = tp::rounded_to<std::chrono::milliseconds>(outputs.wait);
//
// Whole counts become double, as they do in <chrono> itself: exact up to 2^53, which is 104 days of nanoseconds.
// Points in time (`time_point`) have an epoch and are no quantities: subtract two of them.
#pragma once

#include <chrono>
#include <ratio>
#include <type_traits>

#include <typeplate/interop/from.hpp>
#include <typeplate/interop/spec.hpp>

namespace typeplate::inline abi_1 {

template <arithmetic Count, class Period>
struct foreign_quantity<std::chrono::duration<Count, Period>> {
  using stored = Count;
  using rep = detail::converted_t<Count>;
  static constexpr unit_spec unit{.measures = power_of(base_exponents{.time = 1}, {1, 1}),
                                  .scale = detail::magnitude_of<Period>()};
  [[nodiscard]] static constexpr rep number(const std::chrono::duration<Count, Period>& given) {
    return static_cast<rep>(given.count());
  }
  [[nodiscard]] static constexpr std::chrono::duration<Count, Period> make(Count count) {
    return std::chrono::duration<Count, Period>(count);
  }
};

}  // namespace typeplate::inline abi_1
