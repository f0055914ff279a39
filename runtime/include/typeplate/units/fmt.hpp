// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Quantities and units for the fmt library: fmt::format("{:.1f}", 350.0 * degC) gives "350.0 degC".
// The format specification is that of the number. Needs fmt 8 or later; Typeplate itself does not use it.
#pragma once

#include <fmt/format.h>

#include <typeplate/units/quantity.hpp>

template <typeplate::unit_type U, class Rep>
struct fmt::formatter<typeplate::quantity<U, Rep>> : fmt::formatter<Rep> {
  template <class Context>
  auto format(const typeplate::quantity<U, Rep>& q, Context& context) const {
    auto out = fmt::formatter<Rep>::format(q.number(), context);
    if constexpr (std::is_same_v<U, typeplate::unit::one>)
      return out;
    else
      return fmt::format_to(out, " {}", typeplate::unit_text<U>);
  }
};

template <typeplate::unit_type U, class Rep>
struct fmt::formatter<typeplate::temperature_literal<U, Rep>> : fmt::formatter<typeplate::quantity<U, Rep>> {};

template <typeplate::unit_type U>
struct fmt::formatter<U> : fmt::formatter<std::string_view> {
  template <class Context>
  auto format(U, Context& context) const {
    return fmt::formatter<std::string_view>::format(typeplate::unit_text<U>, context);
  }
};
