// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/passing_numbers.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace typeplate::inline abi_1 {
namespace {

/// All numbers of a floating-point type but NaN, counted from 0 (-infinity) upwards. Both zeros share one place.
template <class Number>
class ordered {
 public:
  using bits = std::conditional_t<sizeof(Number) == sizeof(std::uint32_t), std::uint32_t, std::uint64_t>;

  static constexpr bits middle = std::bit_cast<bits>(std::numeric_limits<Number>::infinity());
  static constexpr bits last = 2 * middle;  // +infinity

  static Number number(bits place) {
    return place >= middle ? std::bit_cast<Number>(static_cast<bits>(place - middle))
                           : -std::bit_cast<Number>(static_cast<bits>(middle - place));
  }

  static bits place(Number number) {
    const bits magnitude = std::bit_cast<bits>(std::fabs(number));
    return std::signbit(number) ? middle - magnitude : middle + magnitude;
  }
};

/// Two places with the answer between them: `holds` is true at `yes`, and false at `no` unless `no` equals `yes`.
template <class Bits>
struct bracket {
  Bits no;
  Bits yes;
};

/// Gallops down from a place where `holds` is true. A result of {0, 0} says that it is true everywhere.
template <class Bits, class Condition>
bracket<Bits> gallop_down(Bits yes, const Condition& holds) {
  for (Bits step = 1; step <= yes; step *= 2) {
    if (!holds(yes - step)) return {yes - step, yes};
    yes -= step;
  }
  return holds(Bits{0}) ? bracket<Bits>{0, 0} : bracket<Bits>{0, yes};
}

/// Gallops up from a place where `holds` is false; it is true at `last`.
template <class Bits, class Condition>
bracket<Bits> gallop_up(Bits no, Bits last, const Condition& holds) {
  for (Bits step = 1; step < last - no; step *= 2) {
    if (holds(no + step)) return {no, no + step};
    no += step;
  }
  return {no, last};
}

/// The first place in [0, last] where `holds` is true, for a condition that stays true once it is and is true at
/// `last`. A good guess costs a handful of evaluations.
template <class Bits, class Condition>
Bits first_place(Bits guess, Bits last, const Condition& holds) {
  bracket<Bits> around = holds(guess) ? gallop_down(guess, holds) : gallop_up(guess, last, holds);
  while (around.yes - around.no > 1) {
    const Bits middle = around.no + (around.yes - around.no) / 2;
    (holds(middle) ? around.yes : around.no) = middle;
  }
  return around.yes;
}

/// Where the values that round to `bound` begin, seen from below (`side` -1) or end, seen from above (`side` +1).
template <class Type>
double rounding_edge(double bound, int side) {
  if constexpr (std::is_same_v<Type, float>) {
    const auto edge = static_cast<float>(bound);
    if (!std::isfinite(edge) || std::fabs(edge) < std::numeric_limits<float>::min()) return bound;
    // Half the gap on the far side of the bound is exact in double, and exists also at the largest float.
    const float inward = std::nextafter(
        edge, side < 0 ? std::numeric_limits<float>::infinity() : -std::numeric_limits<float>::infinity());
    return bound + (bound - static_cast<double>(inward)) / 2;
  }
  return bound;
}

/// Maps numbers to port values, and searches the numbers.
template <class Number, class Type>
struct conversion_search {
  double scale;
  double offset;

  using places = ordered<Number>;
  using bits = typename places::bits;

  [[nodiscard]] double value(bits place) const {
    return static_cast<double>(static_cast<Type>(static_cast<double>(places::number(place)) * scale + offset));
  }

  [[nodiscard]] bits guess(double bound, int side) const {
    const double number = (rounding_edge<Type>(bound, side) - offset) / scale;
    return std::isnan(number) ? places::middle : places::place(static_cast<Number>(number));
  }

  /// The first number with a value of at least `lower` (or at most `upper`, for a negative scale).
  [[nodiscard]] Number first(double lower, double upper) const {
    if (scale > 0.0) {
      const auto reached = [&](bits place) { return value(place) >= lower; };
      return places::number(first_place(guess(lower, -1), places::last, reached));
    }
    const auto reached = [&](bits place) { return value(place) <= upper; };
    return places::number(first_place(guess(upper, 1), places::last, reached));
  }
};

}  // namespace

template <class Number, class Type>
number_interval<Number> passing_numbers(double scale, double offset, double lower, double upper) {
  // The last number that passes mirrors the first: negate the numbers, and with them the scale.
  const conversion_search<Number, Type> upwards{scale, offset};
  const conversion_search<Number, Type> downwards{-scale, offset};
  return {upwards.first(lower, upper), -downwards.first(lower, upper)};
}

template number_interval<float> passing_numbers<float, float>(double, double, double, double);
template number_interval<double> passing_numbers<double, float>(double, double, double, double);
template number_interval<float> passing_numbers<float, double>(double, double, double, double);
template number_interval<double> passing_numbers<double, double>(double, double, double, double);

}  // namespace typeplate::inline abi_1
