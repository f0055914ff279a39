// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cast.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

#include <typeplate/error.hpp>
#include <typeplate/weights/port/element_values.hpp>
#include <typeplate/weights/printable.hpp>
#include "encode_small.hpp"

namespace typeplate::inline abi_1::weights::port {
namespace {

// What a type can hold: integers below 2^precision, floating values from 2^least to 2^most in steps of precision
// bits.
struct reach {
  bool integer = false;
  bool is_signed = true;
  int precision = 0;
  int least = 0;
  int most = 0;
  bool infinite = true;    // whether there are infinities
  bool minus_zero = true;  // whether zero has a sign
};

reach integer_reach(int bits, bool is_signed) {
  return {true, is_signed, is_signed ? bits - 1 : bits, 0, is_signed ? bits - 1 : bits, false, false};
}

reach reach_of(element_type type) {
  switch (type) {
    case element_type::boolean:
      return integer_reach(1, false);
    case element_type::uint8:
    case element_type::uint16:
    case element_type::uint32:
    case element_type::uint64:
      return integer_reach(static_cast<int>(bits_of(type)), false);
    case element_type::int8:
    case element_type::int16:
    case element_type::int32:
    case element_type::int64:
      return integer_reach(static_cast<int>(bits_of(type)), true);
    case element_type::float8_e5m2:
      return {false, true, 3, -16, 15};
    case element_type::float8_e4m3:
      return {false, true, 4, -9, 8, false};
    case element_type::float8_e8m0:
      return {false, true, 1, -127, 127, false, false};
    case element_type::float8_e5m2fnuz:
      return {false, true, 3, -17, 15, false, false};
    case element_type::float8_e4m3fnuz:
      return {false, true, 4, -10, 7, false, false};
    case element_type::float16:
    case element_type::complex32:
      return {false, true, 11, -24, 15};
    case element_type::bfloat16:
      return {false, true, 8, -133, 127};
    case element_type::float32:
    case element_type::complex64:
      return {false, true, 24, -149, 127};
    default:
      return {false, true, 53, -1074, 1023};
  }
}

// Rounded to odd at 53 bits, so that rounding once more to fewer bits rounds as if once.
template <std::integral Integer>
double nearly(Integer value) {
  const bool negative = value < 0;
  auto magnitude = static_cast<std::uint64_t>(value);
  if (negative) magnitude = 0 - magnitude;
  constexpr std::uint64_t low = 0x7FF;
  if (magnitude >> 53U != 0 && (magnitude & low) != 0) magnitude = (magnitude & ~low) | (low + 1);
  const auto result = static_cast<double>(magnitude);
  return negative ? -result : result;
}

inline double nearly(double value) {
  return value;
}

// The nearest value of the new type, stored in it; nothing where there is none.
template <class Stored, class Value>
std::optional<Stored> rounded(Value value) {
  if constexpr (std::same_as<Stored, bool>) {
    return value != Value{0};
  } else if constexpr (std::floating_point<Stored>) {
    const auto result = static_cast<Stored>(value);
    const bool overflow = std::isinf(result) && !std::isinf(static_cast<double>(value));
    return overflow ? std::nullopt : std::optional(result);
  } else if constexpr (std::integral<Value>) {
    return std::in_range<Stored>(value) ? std::optional(static_cast<Stored>(value)) : std::nullopt;
  } else {
    const double whole = std::trunc(value);
    const double beyond = std::ldexp(1.0, std::numeric_limits<Stored>::digits);
    const double least = std::numeric_limits<Stored>::is_signed ? -beyond : 0;
    const bool inside = whole >= least && whole < beyond;  // false for NaN
    return inside ? std::optional(static_cast<Stored>(whole)) : std::nullopt;
  }
}

// How values become bytes, and what `element` reads back.
template <class Stored>
struct store_plain {
  using whole = std::conditional_t<std::same_as<Stored, std::uint64_t>, std::uint64_t, std::int64_t>;
  using element = plain_element<Stored, std::conditional_t<std::floating_point<Stored>, double, whole>>;
  static constexpr std::size_t size = sizeof(Stored);
  template <class Value>
  static bool store(Value value, std::byte* target) {
    const auto found = rounded<Stored>(value);
    if (found) std::memcpy(target, &*found, size);
    return found.has_value();
  }
};

template <class Bits, int Mantissa, int Bias, small_float_kind Kind = small_float_kind::ieee>
struct store_small {
  using element = small_float<Bits, Mantissa, Bias, Kind>;
  static constexpr std::size_t size = sizeof(Bits);
  template <class Value>
  static bool store(Value value, std::byte* target) {
    const auto found = encode_small<Bits, Mantissa, Bias, Kind>(nearly(value));
    if (found) std::memcpy(target, &*found, size);
    return found.has_value();
  }
};

using store_half = store_small<std::uint16_t, 10, 15>;

template <class Part>
struct store_complex {
  using element = complex_element<typename Part::element>;
  static constexpr std::size_t size = 2 * Part::size;
  static bool store(std::complex<double> value, std::byte* target) {
    return Part::store(value.real(), target) && Part::store(value.imag(), target + Part::size);
  }
};

template <class Value>
bool same(Value before, Value after) {
  if constexpr (std::same_as<Value, double>)
    return std::isnan(before) ? std::isnan(after) : before == after && std::signbit(before) == std::signbit(after);
  else if constexpr (std::same_as<Value, std::complex<double>>)
    return same(before.real(), after.real()) && same(before.imag(), after.imag());
  else
    return before == after;
}

// The value that was stored, as one of the source's kind: nothing where it has none.
template <class Source, class Target>
bool survives(Source before, Target after) {
  if constexpr (std::same_as<Source, Target>) {
    return same(before, after);
  } else if constexpr (std::integral<Source> && std::integral<Target>) {
    return std::cmp_equal(before, after);
  } else if constexpr (std::integral<Source>) {
    const auto back = rounded<Source>(after);
    return back && *back == before && std::trunc(after) == after;
  } else {
    return same(before, static_cast<double>(after)) && rounded<Target>(before) == std::optional(after);
  }
}

struct job {
  std::span<const std::byte> values;
  element_type from, to;
  bool exact;
  std::string_view tensor;
};

[[noreturn]] void refuse(const job& work, std::size_t element, const std::string& value, bool lost) {
  throw error(clipped("tensor `" + printable(work.tensor) + "`: element " + std::to_string(element) + ", " + value +
                          (lost ? ", would change in " : ", has no value in ") + std::string(name_of(work.to)) +
                          "; cast to a wider type, or leave out " + (lost ? "`exact`" : "the cast"),
                      error::longest_text));
}

template <class Value>
std::string shown(Value value) {
  if constexpr (std::integral<Value>)
    return std::to_string(value);
  else if constexpr (std::same_as<Value, double>)
    return number_text(value);
  else
    return number_text(value.real()) + (std::signbit(value.imag()) ? "" : "+") + number_text(value.imag()) + "i";
}

template <class Element, class Store>
std::vector<std::byte> convert(const job& work) {
  const std::size_t count = work.values.size() / Element::size;
  std::vector<std::byte> result(count * Store::size);
  for (std::size_t i = 0; i < count; ++i) {
    const auto value = Element::read(work.values.data() + i * Element::size);
    std::byte* const target = result.data() + i * Store::size;
    if (!Store::store(value, target)) refuse(work, i, shown(value), false);
    if (work.exact && !survives(value, Store::element::read(target))) refuse(work, i, shown(value), true);
  }
  return result;
}

template <class Element>
std::vector<std::byte> convert_to_8_bits(const job& work) {
  switch (work.to) {
    case element_type::float8_e5m2:
      return convert<Element, store_small<std::uint8_t, 2, 15>>(work);
    case element_type::float8_e4m3:
      return convert<Element, store_small<std::uint8_t, 3, 7, small_float_kind::finite>>(work);
    case element_type::float8_e5m2fnuz:
      return convert<Element, store_small<std::uint8_t, 2, 16, small_float_kind::unsigned_zero>>(work);
    default:
      return convert<Element, store_small<std::uint8_t, 3, 8, small_float_kind::unsigned_zero>>(work);
  }
}

template <class Element>
std::vector<std::byte> convert_complex(const job& work) {
  switch (work.to) {
    case element_type::complex32:
      return convert<Element, store_complex<store_half>>(work);
    case element_type::complex64:
      return convert<Element, store_complex<store_plain<float>>>(work);
    default:
      return convert<Element, store_complex<store_plain<double>>>(work);
  }
}

template <class Element>
std::vector<std::byte> convert_real(const job& work) {
  switch (work.to) {
    case element_type::boolean:
      return convert<Element, store_plain<bool>>(work);
    case element_type::uint8:
      return convert<Element, store_plain<std::uint8_t>>(work);
    case element_type::int8:
      return convert<Element, store_plain<std::int8_t>>(work);
    case element_type::int16:
      return convert<Element, store_plain<std::int16_t>>(work);
    case element_type::uint16:
      return convert<Element, store_plain<std::uint16_t>>(work);
    case element_type::int32:
      return convert<Element, store_plain<std::int32_t>>(work);
    case element_type::uint32:
      return convert<Element, store_plain<std::uint32_t>>(work);
    case element_type::int64:
      return convert<Element, store_plain<std::int64_t>>(work);
    case element_type::uint64:
      return convert<Element, store_plain<std::uint64_t>>(work);
    case element_type::float16:
      return convert<Element, store_half>(work);
    case element_type::bfloat16:
      return convert<Element, store_small<std::uint16_t, 7, 127>>(work);
    case element_type::float32:
      return convert<Element, store_plain<float>>(work);
    case element_type::float64:
      return convert<Element, store_plain<double>>(work);
    default:
      return convert_to_8_bits<Element>(work);
  }
}

}  // namespace

std::string number_text(double value) {
  std::array<char, 32> text{};
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

bool can_cast_to(element_type to) {
  switch (to) {
    case element_type::float8_e8m0:  // scales: no zero and no sign
    case element_type::float4:
    case element_type::float6_e2m3:
    case element_type::float6_e3m2:
      return false;
    default:
      return true;
  }
}

bool can_cast(element_type from, element_type to) {
  return can_cast_to(to) && bits_of(from) % 8 == 0 && is_complex(from) == is_complex(to);
}

bool keeps_every_value(element_type from, element_type to) {
  const reach source = reach_of(from);
  const reach target = reach_of(to);
  if (from == to) return true;
  if (to == element_type::boolean || (!source.integer && target.integer)) return false;
  if ((source.infinite && !target.infinite) || (source.minus_zero && !target.minus_zero)) return false;
  if (source.integer && target.integer)
    return source.precision <= target.precision && (!source.is_signed || target.is_signed);
  return source.precision <= target.precision && source.most <= target.most && source.least >= target.least;
}

std::vector<std::byte> cast_values(std::span<const std::byte> values, element_type from, element_type to,
                                   bool exact, std::string_view tensor) {
  const job work{values, from, to, exact, tensor};
  std::vector<std::byte> result;
  with_elements(from, [&]<class Element>(Element) {
    if constexpr (!std::same_as<typename Element::value, std::complex<double>>)
      result = convert_real<Element>(work);
    else
      result = convert_complex<Element>(work);
  });
  return result;
}

}  // namespace typeplate::inline abi_1::weights::port
