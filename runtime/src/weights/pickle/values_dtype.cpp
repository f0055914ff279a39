// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// NumPy's dtypes, as `dtype.__reduce__` writes them: numpy.dtype(name, False, True), then the state
// (version, order, subarray, names of fields, fields, size, alignment, flags[, metadata]).
#include <algorithm>

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

// A class that has no element type here, and any name: its elements have the size that the state gives.
dtype opaque_dtype(const std::string& name) {
  return {printable(name), 'V', 0, std::nullopt, byte_order::little};
}

std::optional<dtype> class_dtype(const std::string& name) {
  const std::string_view last = last_part(name);
  if (name.starts_with("ml_dtypes.")) {
    const auto type = ml_dtype(last);
    if (!type) return opaque_dtype(name);
    return dtype{std::string(last), 'f', bits_of(*type) / 8, type, byte_order::little};
  }
  if (!name.starts_with("numpy.")) return std::nullopt;
  const std::string_view plain = last == "bool_" ? std::string_view("bool") : last;
  const auto type = element_type_called(plain);
  // Empty for the element types that NumPy does not have.
  const auto same = type ? numpy_type_named(numpy_name_of(*type)) : std::nullopt;
  return same ? std::optional(plain_dtype(*same)) : std::nullopt;
}

// The last of the state of datetime64 and timedelta64: (metadata, (name, count, and two numbers of no more use)).
void take_unit(const node& state, dtype& type) {
  const node unit = state[std::size_t{8}][std::size_t{1}];
  const auto name = as_byte_text(unit[std::size_t{0}]);
  const auto count = unit[std::size_t{1}].as_integer();
  if (!name || !count || *count < 1 || name->bytes == "generic") return;
  type.unit = {printable(name->bytes, 10), *count};
  type.name += "[" + (*count == 1 ? "" : std::to_string(*count)) + type.unit.name + "]";
}

std::string field_names(const node& names) {
  constexpr std::size_t most = 3;
  std::string text = "structured (";
  std::size_t count = 0;
  for (const node& name : names.items()) {
    if (count < most) text += (count == 0 ? "" : ", ") + printable(name.as_text().value_or("?"), 24);
    ++count;
  }
  return text + (count > most ? " and " + std::to_string(count - most) + " more" : "") + ")";
}

// What a dtype was made from: a short name, or a class.
std::optional<dtype> stated_dtype(const node& given) {
  if (given.is(node_kind::global)) {
    auto found = class_dtype(given.class_name());
    return found ? found : opaque_dtype(given.class_name());
  }
  const auto name = given.as_text();
  if (!name) return std::nullopt;
  if (const auto type = numpy_type_named(*name)) return plain_dtype(*type);
  return ml_dtype(*name) ? class_dtype("ml_dtypes." + std::string(*name)) : std::nullopt;
}

}  // namespace

std::optional<dtype> as_dtype(const node& from) {
  if (from.is(node_kind::global)) return class_dtype(from.class_name());
  const std::string name = from.class_name();
  // Texts of any length (NumPy 2), which an array keeps as objects.
  if (name == "numpy._core._internal._convert_to_stringdtype_kwargs")
    return dtype{"StringDType", 'T', 0, std::nullopt, byte_order::little};
  if (name != "numpy.dtype") return std::nullopt;
  std::optional<dtype> found = stated_dtype(from.arguments()[std::size_t{0}]);
  if (!found) return std::nullopt;
  const node state = from.state();
  if (found->size == 0 && found->kind == 'V')
    found->size =
        static_cast<std::uint64_t>(std::max<std::int64_t>(0, state[std::size_t{5}].as_integer().value_or(0)));
  const auto order = state[std::size_t{1}].as_text();
  if (order == ">") found->order = byte_order::big;
  if (found->kind == 'M' || found->kind == 'm') take_unit(state, *found);
  const node names = state[std::size_t{3}];
  if (names.exists() && !names.is(node_kind::none)) found->name = field_names(names);
  const node subarray = state[std::size_t{2}];
  if (subarray.exists() && !subarray.is(node_kind::none)) found->name = "subarrays";
  const bool plain = found->name != "subarrays" && !found->name.starts_with("structured");
  if (!plain) found->type.reset();
  return found;
}

}  // namespace typeplate::inline abi_1::weights::pickle
