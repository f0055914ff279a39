// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The elements of a tensor as numbers of C++, whatever type they have in the file.
// For what looks at every value (statistics, comparisons, casts): one loop is compiled for each element type.
//
//   double sum = 0;
//   with_elements(type, [&]<class Element>(Element) {
//     for (std::size_t at = 0; at < bytes.size(); at += Element::size) sum += double(Element::read(&bytes[at]));
//   });
#pragma once

#include <bit>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

#include <typeplate/weights/element_type.hpp>

namespace typeplate::inline abi_1::weights::port {

/// Bytes of one element as a number; little-endian, as files and tensor_bytes have them.
template <class Number>
[[nodiscard]] Number read_little(const std::byte* bytes) {
  static_assert(std::endian::native == std::endian::little,
                "typeplate: elements are read in place; add a byte swap here for a big-endian machine");
  Number number;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

/// An element type whose C++ number is `Stored`; `value` is what it is read as.
template <class Stored, class Value>
struct plain_element {
  using value = Value;
  static constexpr std::size_t size = sizeof(Stored);
  [[nodiscard]] static Value read(const std::byte* bytes) { return static_cast<Value>(read_little<Stored>(bytes)); }
};

struct boolean_element {
  using value = std::int64_t;
  static constexpr std::size_t size = 1;
  [[nodiscard]] static value read(const std::byte* bytes) { return *bytes == std::byte{0} ? 0 : 1; }
};

/// How a small floating type uses its highest patterns.
enum class small_float_kind : unsigned char {
  ieee,           ///< all ones in the exponent: infinities and NaN
  finite,         ///< all ones everywhere: NaN; no infinities
  unsigned_zero,  ///< minus zero is NaN; no infinities
};

/// Floating types of 8 and 16 bits.
template <class Bits, int Mantissa, int Bias, small_float_kind Kind>
struct small_float {
  using value = double;
  static constexpr std::size_t size = sizeof(Bits);

  [[nodiscard]] static double read(const std::byte* bytes) {
    const auto bits = static_cast<std::uint64_t>(read_little<Bits>(bytes));
    constexpr int all_bits = static_cast<int>(sizeof(Bits)) * 8;
    constexpr std::uint64_t most_exponent = (1ULL << (all_bits - 1 - Mantissa)) - 1;
    const std::uint64_t sign = bits >> (all_bits - 1) << 63U;
    const std::uint64_t exponent = (bits >> Mantissa) & most_exponent;
    const std::uint64_t mantissa = bits & ((1ULL << Mantissa) - 1);
    constexpr std::uint64_t infinity = 0x7FF0'0000'0000'0000;
    constexpr std::uint64_t not_a_number = 0x7FF8'0000'0000'0000;
    if (Kind == small_float_kind::unsigned_zero && bits == 1ULL << (all_bits - 1))
      return std::bit_cast<double>(not_a_number);
    if (Kind == small_float_kind::ieee && exponent == most_exponent)
      return std::bit_cast<double>(sign | (mantissa == 0 ? infinity : not_a_number));
    if (Kind == small_float_kind::finite && (bits & ((1ULL << (all_bits - 1)) - 1)) == (1ULL << (all_bits - 1)) - 1)
      return std::bit_cast<double>(sign | not_a_number);
    if (exponent != 0)
      return std::bit_cast<double>(sign | (exponent - Bias + 1023) << 52U | mantissa << (52 - Mantissa));
    // 2 to the power of 1 - Bias - Mantissa, the smallest step.
    const double step = std::bit_cast<double>(static_cast<std::uint64_t>(1 - Bias - Mantissa + 1023) << 52U);
    const double magnitude = static_cast<double>(mantissa) * step;
    return sign != 0 ? -magnitude : magnitude;
  }
};

/// A power of two: the scales of microscaling formats.
struct power_element {
  using value = double;
  static constexpr std::size_t size = 1;
  [[nodiscard]] static double read(const std::byte* bytes) {
    const auto bits = std::to_integer<std::uint64_t>(*bytes);
    if (bits == 255) return std::numeric_limits<double>::quiet_NaN();
    return std::bit_cast<double>((bits - 127 + 1023) << 52U);
  }
};

template <class Part>
struct complex_element {
  using value = std::complex<double>;
  static constexpr std::size_t size = 2 * Part::size;
  [[nodiscard]] static value read(const std::byte* bytes) {
    return {static_cast<double>(Part::read(bytes)), static_cast<double>(Part::read(bytes + Part::size))};
  }
};

using half_element = small_float<std::uint16_t, 10, 15, small_float_kind::ieee>;
using bfloat16_element = small_float<std::uint16_t, 7, 127, small_float_kind::ieee>;
using float_element = plain_element<float, double>;
using double_element = plain_element<double, double>;

namespace detail {

template <class Visit>
bool with_whole_numbers(element_type type, Visit& visit) {
  using integer = std::int64_t;
  switch (type) {
    case element_type::boolean:
      return visit(boolean_element{}), true;
    case element_type::uint8:
      return visit(plain_element<std::uint8_t, integer>{}), true;
    case element_type::int8:
      return visit(plain_element<std::int8_t, integer>{}), true;
    case element_type::int16:
      return visit(plain_element<std::int16_t, integer>{}), true;
    case element_type::uint16:
      return visit(plain_element<std::uint16_t, integer>{}), true;
    case element_type::int32:
      return visit(plain_element<std::int32_t, integer>{}), true;
    case element_type::uint32:
      return visit(plain_element<std::uint32_t, integer>{}), true;
    case element_type::int64:
      return visit(plain_element<std::int64_t, integer>{}), true;
    case element_type::uint64:
      return visit(plain_element<std::uint64_t, std::uint64_t>{}), true;
    default:
      return false;
  }
}

template <class Visit>
bool with_floating_numbers(element_type type, Visit& visit) {
  switch (type) {
    case element_type::float8_e5m2:
      return visit(small_float<std::uint8_t, 2, 15, small_float_kind::ieee>{}), true;
    case element_type::float8_e4m3:
      return visit(small_float<std::uint8_t, 3, 7, small_float_kind::finite>{}), true;
    case element_type::float8_e8m0:
      return visit(power_element{}), true;
    case element_type::float8_e5m2fnuz:
      return visit(small_float<std::uint8_t, 2, 16, small_float_kind::unsigned_zero>{}), true;
    case element_type::float8_e4m3fnuz:
      return visit(small_float<std::uint8_t, 3, 8, small_float_kind::unsigned_zero>{}), true;
    case element_type::float16:
      return visit(half_element{}), true;
    case element_type::bfloat16:
      return visit(bfloat16_element{}), true;
    case element_type::float32:
      return visit(float_element{}), true;
    case element_type::float64:
      return visit(double_element{}), true;
    default:
      return false;
  }
}

template <class Visit>
bool with_complex_numbers(element_type type, Visit& visit) {
  switch (type) {
    case element_type::complex32:
      return visit(complex_element<half_element>{}), true;
    case element_type::complex64:
      return visit(complex_element<float_element>{}), true;
    case element_type::complex128:
      return visit(complex_element<double_element>{}), true;
    default:
      return false;
  }
}

}  // namespace detail

/// Calls `visit` with the element's description, a value of one of the types above. Does nothing, and gives false,
/// for the types of 4 and 6 bits.
template <class Visit>
bool with_elements(element_type type, Visit visit) {
  return detail::with_whole_numbers(type, visit) || detail::with_floating_numbers(type, visit) ||
         detail::with_complex_numbers(type, visit);
}

[[nodiscard]] inline bool is_complex(element_type type) {
  return type == element_type::complex32 || type == element_type::complex64 || type == element_type::complex128;
}

}  // namespace typeplate::inline abi_1::weights::port
