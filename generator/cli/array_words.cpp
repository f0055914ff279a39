// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Arrays of NumPy and tensors of PyTorch in a pickle: their element types by the names that `typeplate weights`
// prints.
#include <algorithm>
#include <complex>
#include <concepts>
#include <limits>
#include <typeplate/error.hpp>
#include <typeplate/weights/port/element_values.hpp>
#include <vector>

#include "cli/time_words.hpp"
#include "cli/value_words.hpp"
#include "text/doc_comment.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

using pickle::node;
using pickle::node_kind;
using weights::element_type;

constexpr std::size_t elements_shown = 6;

template <class Element>
std::string element_words(typename Element::value value, const ValueRoom& room) {
  if constexpr (std::same_as<Element, weights::port::boolean_element>)
    return value == 0 ? "False" : "True";
  else if constexpr (std::same_as<typename Element::value, std::complex<double>>)
    return complex_words(value, room.element);
  else if constexpr (std::same_as<typename Element::value, double>)
    return room.element(value);
  else
    return std::to_string(value);
}

// Of any type that a tensor may have.
std::vector<std::string> numbers_of(const pickle::array& array, element_type type, const ValueRoom& room) {
  const weights::tensor_bytes elements = pickle::row_major_elements(array);
  std::vector<std::string> words;
  weights::port::with_elements(type, [&]<class Element>(Element) {
    for (std::size_t at = 0; at + Element::size <= elements.bytes.size(); at += Element::size)
      words.push_back(element_words<Element>(Element::read(elements.bytes.data() + at), room));
  });
  return words;
}

// A duration is the number that it is, and so is a time without a date.
std::string time64_words(std::int64_t value, const pickle::dtype& dtype) {
  if (value == std::numeric_limits<std::int64_t>::min()) return "NaT";
  const auto date = dtype.kind == 'M' ? datetime64_words(value, dtype.unit) : std::nullopt;
  return date.value_or(std::to_string(value));
}

std::vector<std::string> times_of(const pickle::array& array) {
  const weights::tensor_bytes elements = pickle::row_major_elements(array);
  std::vector<std::string> words;
  for (std::size_t at = 0; at + sizeof(std::int64_t) <= elements.bytes.size(); at += sizeof(std::int64_t))
    words.push_back(
        time64_words(weights::port::read_little<std::int64_t>(elements.bytes.data() + at), array.dtype));
  return words;
}

// Nothing for what has no words: raw bytes, structures, long doubles.
std::vector<std::string> elements_of(const pickle::array& array, const ValueRoom& room) {
  const char kind = array.dtype.kind;
  if (kind == 'M' || kind == 'm') return times_of(array);
  if (array.dtype.type) return numbers_of(array, *array.dtype.type, room);
  std::vector<std::string> words;
  if ((kind != 'U' && kind != 'S') || array.dtype.size == 0) return words;
  for (const std::string& each : pickle::texts(array)) words.push_back(text_words(each, room));
  return words;
}

// What NumPy would not take either has no words: a character that Unicode does not have, for example.
std::vector<std::string> few_elements(const pickle::array& array, const ValueRoom& room) {
  try {
    if (weights::element_count(array.shape) <= elements_shown) return elements_of(array, room);
  } catch (const error&) {
  }
  return {};
}

// "[2,3]"; nothing for what is no shape. A file may give one of any length to thousands of tensors: of what is
// longer than a shape can be, only its beginning is looked at.
std::optional<std::string> sizes_of(const node& shape) {
  const node sizes = shape.class_name() == "torch.Size" ? shape.arguments()[0] : shape;
  if (!sizes.is(node_kind::tuple)) return std::nullopt;
  const std::size_t shown = std::min(sizes.size(), weights::most_axes);
  std::string words;
  for (std::size_t axis = 0; axis < shown; ++axis) {
    const auto size = sizes[axis].as_integer();
    if (!size) return std::nullopt;
    words += (words.empty() ? "" : ",") + std::to_string(*size);
  }
  return "[" + words + (sizes.size() > shown ? ",...]" : "]");
}

}  // namespace

std::string array_words(const pickle::array& array, const ValueRoom& room) {
  std::string words = "array " + visible_text(array.dtype.name) + " " + weights::shape_text(array.shape);
  std::string_view between = ": ";
  for (const std::string& each : few_elements(array, room)) {
    words.append(between).append(each);
    between = ", ";
  }
  return words;
}

std::optional<std::string> tensor_words(const node& of) {
  if (!of.class_name().starts_with("torch._utils._rebuild_tensor") || !of.arguments().exists()) return std::nullopt;
  const node storage = of.arguments()[0];
  const auto sizes = sizes_of(of.arguments()[2]);
  if (!storage.is(node_kind::persistent) || !sizes) return std::nullopt;
  const node id = storage.callable();
  const node storage_class = id.is(node_kind::tuple) ? id[1] : node();
  // What was added to PyTorch later names its element type beside a storage of plain bytes.
  const node dtype = of.arguments()[6];
  const auto type =
      dtype.is(node_kind::global) ? pickle::as_torch_dtype(dtype) : pickle::as_torch_storage_class(storage_class);
  const std::string name =
      type ? std::string(name_of(*type))
           : cut_text(dtype.is(node_kind::global) ? dtype.class_name() : storage_class.class_name(), ValueRoom());
  const auto place = id.is(node_kind::tuple) ? id[3].as_text() : std::nullopt;
  return "tensor " + name + " " + *sizes + (place ? " on " + cut_text(*place, ValueRoom()) : "");
}

}  // namespace typeplate::inline abi_1::generator
