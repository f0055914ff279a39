// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Are two quantities equal within a tolerance? The answer is a bool that can say why not, in units, so that any
// test framework prints it: Catch2 and GoogleTest do by themselves.
//
//   CHECK(tp::testing::near(out.density, 33.4 * kg / m3, 1e-3));                    // relative: one in a thousand
//   CHECK(tp::testing::near(out.temperature, 350.0 * degC, 0.5 * delta_degC));      // absolute
//   CHECK(tp::testing::near(out.flow, 0.0 * kg / s, 1e-6, 1e-9 * kg / s));          // both: rtol * |wanted| + atol
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include <typeplate/input.hpp>
#include <typeplate/units/compose.hpp>
#include <typeplate/units/quantity.hpp>
#include <typeplate/units/sum.hpp>

namespace typeplate::inline abi_1::testing {

/// The outcome of one comparison. Converts to bool; `words` says what was compared, in one sentence.
class comparison {
 public:
  comparison(bool equal, std::string words) : equal_(equal), words_(static_cast<std::string&&>(words)) {}
  [[nodiscard]] explicit operator bool() const { return equal_; }
  [[nodiscard]] const std::string& words() const { return words_; }

 private:
  bool equal_;
  std::string words_;
};

std::ostream& operator<<(std::ostream& out, const comparison& compared);

namespace detail {

/// |got - wanted| <= rtol * |wanted| + atol. NaN equals nothing, an infinity equals itself. `unit` is of `got` and
/// `wanted`, `span` of distances between them.
[[nodiscard]] comparison compare(double got, double wanted, double rtol, double atol, std::string_view unit,
                                 std::string_view span);

template <class U>
using span_t = typeplate::detail::span_t<U>;

/// Named in compile errors.
template <class U>
struct relative_tolerance_of {
  static constexpr bool has_a_meaning = !typeplate::detail::nature<U>.has_offset;
};

template <class Relative>
constexpr void explain_relative_tolerance() {
  static_assert(Relative::has_a_meaning,
                "typeplate: a relative tolerance of a temperature in degC or degF depends on where its zero is; "
                "write near(got, wanted, 0.5 * delta_degC)");
}

}  // namespace detail

/// Equal within rtol * |wanted| + atol, compared in the unit of `got`. `wanted` may be in any unit that converts
/// and `atol` in any unit of a difference; other dimensions do not compile.
template <unit_type U, arithmetic R, unit_type V, arithmetic S, unit_type W, arithmetic T>
[[nodiscard]] comparison near(quantity<U, R> got, quantity<V, S> wanted, double rtol, quantity<W, T> atol) {
  if constexpr (typeplate::detail::nature<U>.has_offset)
    detail::explain_relative_tolerance<detail::relative_tolerance_of<U>>();
  const quantity<U, double> both = quantity<V, double>::from_number(static_cast<double>(wanted.number()));
  const quantity<detail::span_t<U>, double> span =
      quantity<W, double>::from_number(static_cast<double>(atol.number()));
  return detail::compare(static_cast<double>(got.number()), both.number(), rtol, span.number(), unit_text<U>,
                         unit_text<detail::span_t<U>>);
}

/// Equal within rtol * |wanted|.
template <unit_type U, arithmetic R, unit_type V, arithmetic S>
[[nodiscard]] comparison near(quantity<U, R> got, quantity<V, S> wanted, double rtol) {
  return near(got, wanted, rtol, quantity<detail::span_t<U>, double>());
}

/// Equal within atol. The one to take for temperatures on a scale with a zero of its own.
template <unit_type U, arithmetic R, unit_type V, arithmetic S, unit_type W, arithmetic T>
[[nodiscard]] comparison near(quantity<U, R> got, quantity<V, S> wanted, quantity<W, T> atol) {
  const quantity<U, double> both = quantity<V, double>::from_number(static_cast<double>(wanted.number()));
  const quantity<detail::span_t<U>, double> span =
      quantity<W, double>::from_number(static_cast<double>(atol.number()));
  return detail::compare(static_cast<double>(got.number()), both.number(), 0, span.number(), unit_text<U>,
                         unit_text<detail::span_t<U>>);
}

/// The same for an input that a scripted model remembers: near(fake.inputs()[0].pressure, 80.0 * bar, 1e-6).
template <class Port, class U, class R, class Wanted, class... Tolerances>
[[nodiscard]] comparison near(const input<Port, U, R>& got, Wanted wanted, Tolerances... tolerances) {
  return near(quantity<U, R>::from_number(got.number()), wanted, tolerances...);
}

}  // namespace typeplate::inline abi_1::testing
