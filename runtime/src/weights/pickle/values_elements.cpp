// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The elements of small arrays, one by one, as numbers and texts.
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/printable.hpp>

#include "../gather.hpp"
#include "literals.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

// The place of every element, in row-major order. The shape has as many elements as there are bytes for.
std::vector<std::uint64_t> places_of(const array& from) {
  const std::uint64_t count = element_count(from.shape);
  std::vector<std::uint64_t> places(static_cast<std::size_t>(count), 0);
  std::uint64_t repeat = 1;
  for (std::size_t axis = from.shape.size(); axis-- > 0;) {
    const std::uint64_t size = from.shape[axis];
    const auto stride = static_cast<std::uint64_t>(from.strides[axis]);
    for (std::uint64_t i = 0; i < count; ++i) places[static_cast<std::size_t>(i)] += i / repeat % size * stride;
    repeat *= size;
  }
  return places;
}

// Up to 8 bytes as one number.
std::uint64_t bits_at(const array& from, std::uint64_t place) {
  const auto size = static_cast<std::size_t>(from.dtype.size);
  const auto run = from.bytes.subspan(static_cast<std::size_t>(place) * size, size);
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t at = from.dtype.order == byte_order::little ? size - 1 - i : i;
    bits = bits << 8U | std::to_integer<std::uint64_t>(run[at]);
  }
  return bits;
}

double half_value(std::uint64_t bits) {
  const auto exponent = static_cast<int>(bits >> 10U & 31U);
  const auto fraction = static_cast<double>(bits & 1023U);
  const double sign = (bits & 0x8000U) != 0 ? -1.0 : 1.0;
  if (exponent == 31) return sign * (fraction == 0 ? std::numeric_limits<double>::infinity() : std::nan(""));
  return sign * (exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(fraction + 1024, exponent - 25));
}

double float_value(std::uint64_t bits, std::uint64_t size) {
  if (size == 2) return half_value(bits);
  if (size == 4) return std::bit_cast<float>(static_cast<std::uint32_t>(bits));
  return std::bit_cast<double>(bits);
}

std::int64_t signed_value(std::uint64_t bits, std::uint64_t size) {
  const auto unused = static_cast<unsigned>(64 - 8 * size);
  return static_cast<std::int64_t>(bits << unused) >> unused;
}

// ml_dtypes' floats have the kind f too, and are no numbers of NumPy's.
bool has_real_numbers(const dtype& type) {
  if (!type.type) return false;
  if (type.kind == 'f')
    return *type.type == element_type::float16 || *type.type == element_type::float32 ||
           *type.type == element_type::float64;
  return type.kind == 'b' || type.kind == 'i' || type.kind == 'u';
}

double number_at(const array& from, std::uint64_t place) {
  const std::uint64_t bits = bits_at(from, place);
  switch (from.dtype.kind) {
    case 'f':
      return float_value(bits, from.dtype.size);
    case 'i':
      return static_cast<double>(signed_value(bits, from.dtype.size));
    default:
      return static_cast<double>(bits);
  }
}

std::string text_at(const array& from, std::uint64_t place) {
  const auto size = static_cast<std::size_t>(from.dtype.size);
  const auto run = from.bytes.subspan(static_cast<std::size_t>(place) * size, size);
  std::string text;
  if (from.dtype.kind == 'S') {
    text.assign(reinterpret_cast<const char*>(run.data()), size);
    text.erase(text.find_last_not_of('\0') + 1);
    return text;
  }
  std::vector<std::uint32_t> points;
  for (std::size_t at = 0; at + 4 <= size; at += 4) {
    std::uint32_t point = 0;
    for (std::size_t i = 0; i < 4; ++i)
      point = point << 8U |
              std::to_integer<std::uint32_t>(run[from.dtype.order == byte_order::little ? at + 3 - i : at + i]);
    points.push_back(point);
  }
  while (!points.empty() && points.back() == 0) points.pop_back();
  for (const std::uint32_t point : points) {
    if (point > 0x10FFFFU) throw error("an array of texts has a character above U+10FFFF");
    append_utf8(text, point);
  }
  return text;
}

std::vector<std::string> texts_of_objects(const array& from) {
  std::vector<std::string> found;
  for (const node& each : from.objects) {
    const auto text = each.as_text();
    if (!text) throw error("an array of texts has an element that is missing");
    found.emplace_back(*text);
  }
  return found;
}

std::optional<array> one_element(const node& from) {
  auto found = as_array(from);
  if (!found || !has_real_numbers(found->dtype) || element_count(found->shape) != 1) return std::nullopt;
  return found;
}

}  // namespace

std::vector<double> doubles(const array& from) {
  if (!has_real_numbers(from.dtype))
    throw error(clipped("an array of NumPy has the dtype " + from.dtype.name + ", where real numbers belong",
                        error::longest_text));
  std::vector<double> numbers;
  for (const std::uint64_t place : places_of(from)) numbers.push_back(number_at(from, place));
  return numbers;
}

tensor_bytes row_major_elements(const array& from) {
  const bool is_time = (from.dtype.kind == 'M' || from.dtype.kind == 'm') && from.dtype.size == 8;
  if (!from.dtype.type && !is_time)
    throw error(clipped("an array of NumPy has the dtype " + from.dtype.name + ", where numbers belong",
                        error::longest_text));
  tensor view;
  view.type = from.dtype.type.value_or(element_type::int64);
  view.shape = from.shape;
  view.strides = from.strides;
  view.order = from.dtype.order;
  return gather(view, from.bytes);
}

std::vector<std::string> texts(const array& from) {
  if (from.dtype.kind == 'T') return texts_of_objects(from);
  if ((from.dtype.kind != 'U' && from.dtype.kind != 'S') || from.dtype.size == 0)
    throw error(clipped("an array of NumPy has the dtype " + from.dtype.name + ", where texts (U or S) belong",
                        error::longest_text));
  std::vector<std::string> found;
  for (const std::uint64_t place : places_of(from)) found.push_back(text_at(from, place));
  return found;
}

std::optional<double> as_number(const node& from) {
  if (const auto truth = from.as_boolean()) return *truth ? 1.0 : 0.0;
  if (const auto number = from.as_floating()) return number;
  const auto found = one_element(from);
  return found ? std::optional(doubles(*found).front()) : std::nullopt;
}

std::optional<std::int64_t> as_whole_number(const node& from) {
  if (const auto truth = from.as_boolean()) return *truth ? 1 : 0;
  if (const auto whole = from.as_integer()) return whole;
  const auto found = one_element(from);
  if (!found || found->dtype.kind == 'f') return std::nullopt;
  const std::uint64_t bits = bits_at(*found, 0);
  if (found->dtype.kind == 'i') return signed_value(bits, found->dtype.size);
  return bits <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())
             ? std::optional(static_cast<std::int64_t>(bits))
             : std::nullopt;
}

}  // namespace typeplate::inline abi_1::weights::pickle
