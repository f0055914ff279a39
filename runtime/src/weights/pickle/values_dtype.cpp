// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// NumPy's dtypes, as `dtype.__reduce__` writes them: numpy.dtype(name, False, True), then the state
// (version, order, subarray, names of fields, fields, size, alignment, flags[, metadata]).
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/printable.hpp>

#include "../numpy_type.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

std::string_view last_part(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return name.substr(dot == std::string_view::npos ? 0 : dot + 1);
}

// The element types of ml_dtypes that take whole bytes there as here.
std::optional<element_type> ml_dtype(std::string_view name) {
  const auto type = element_type_called(name);
  const bool same = type == element_type::bfloat16 || (type && bits_of(*type) == 8 && name.starts_with("float8_"));
  return same ? type : std::nullopt;
}

std::string name_of_kind(const numpy_type& type) {
  if (type.type) return std::string(name_of(*type.type));
  const std::string bits = std::to_string(8 * type.size);
  switch (type.kind) {
    case 'U':
      return "<U" + std::to_string(type.size / 4);
    case 'O':
      return "object";
    case 'M':
      return "datetime64";
    case 'm':
      return "timedelta64";
    case 'f':
      return "float" + bits;
    case 'c':
      return "complex" + bits;
    default:
      return std::string(1, type.kind) + std::to_string(type.size);
  }
}

dtype plain_dtype(const numpy_type& type) {
  return {name_of_kind(type), type.kind, type.size, type.type, type.order};
}

std::optional<dtype> class_dtype(const std::string& name) {
  const std::string_view last = last_part(name);
  if (name.starts_with("ml_dtypes.")) {
    const auto type = ml_dtype(last);
    if (!type) return dtype{std::string(name), 'V', 0, std::nullopt, byte_order::little};
    return dtype{std::string(last), 'f', bits_of(*type) / 8, type, byte_order::little};
  }
  if (!name.starts_with("numpy.")) return std::nullopt;
  const std::string_view plain = last == "bool_" ? std::string_view("bool") : last;
  const auto type = element_type_called(plain);
  // Empty for the element types that NumPy does not have.
  const auto same = type ? numpy_type_named(numpy_name_of(*type)) : std::nullopt;
  return same ? std::optional(plain_dtype(*same)) : std::nullopt;
}

std::string field_names(const node& names) {
  std::string text = "structured (";
  for (const node& name : names.items())
    text += (text.ends_with('(') ? "" : ", ") + printable(name.as_text().value_or("?"));
  return clipped(text + ")", 100);
}

}  // namespace

std::optional<dtype> as_dtype(const node& from) {
  if (from.is(node_kind::global)) return class_dtype(from.class_name());
  if (from.class_name() != "numpy.dtype") return std::nullopt;
  const node given = from.arguments()[std::size_t{0}];
  std::optional<dtype> found = given.is(node_kind::global) ? class_dtype(given.class_name()) : std::nullopt;
  if (const auto name = given.as_text()) {
    const auto type = numpy_type_named(*name);
    if (type)
      found = plain_dtype(*type);
    else if (const auto other = ml_dtype(*name))
      found = class_dtype("ml_dtypes." + std::string(*name));
  }
  if (!found) return std::nullopt;
  const node state = from.state();
  const auto order = state[std::size_t{1}].as_text();
  if (order == ">") found->order = byte_order::big;
  const node names = state[std::size_t{3}];
  if (names.exists() && !names.is(node_kind::none)) found->name = field_names(names);
  const node subarray = state[std::size_t{2}];
  if (subarray.exists() && !subarray.is(node_kind::none)) found->name = "subarrays";
  const bool plain = found->name != "subarrays" && !found->name.starts_with("structured");
  if (!plain) found->type.reset();
  return found;
}

}  // namespace typeplate::inline abi_1::weights::pickle
