// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "joblib.hpp"

#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/printable.hpp>
#include "../byte_reader.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

constexpr std::string_view wrapper = "joblib.numpy_pickle.NumpyArrayWrapper";

// Written by joblib before 0.10: the arrays lie in files of their own.
bool is_old_wrapper(std::string_view name) {
  return name.starts_with("joblib.numpy_pickle") &&
         (name.ends_with(".NDArrayWrapper") || name.ends_with(".ZNDArrayWrapper"));
}

std::uint64_t elements_of(const node& shape) {
  std::vector<std::uint64_t> sizes;
  for (const node& item : shape.items()) {
    const auto size = item.as_integer();
    if (!size || *size < 0)
      throw refusal_reason("joblib's wrapper of an array has a shape that is no tuple of sizes");
    sizes.push_back(static_cast<std::uint64_t>(*size));
  }
  return element_count(sizes);
}

// The flag by which NumPy marks a dtype with objects in it.
bool has_objects(const node& from, const dtype& type) {
  const auto flags = from.state()[std::size_t{7}].as_integer().value_or(0);
  return type.kind == 'O' || (static_cast<std::uint64_t>(flags) & 1U) != 0;
}

}  // namespace

bool is_wrapper(const node& object) {
  return object.class_name() == wrapper;
}

stream_bytes bytes_behind_wrapper(const node& built, std::uint64_t position, std::span<const std::byte> bytes) {
  const std::string name = built.class_name();
  if (is_old_wrapper(name))
    throw refusal_reason("`" + printable(name) +
                         "` keeps its arrays in files of their own, as joblib before 0.10 did: load it with joblib "
                         "and dump it again");
  if (name != wrapper) return {};
  const node stated = built.attribute("dtype");
  const auto type = as_dtype(stated);
  if (!type) throw refusal_reason("joblib's wrapper of an array has a dtype that NumPy does not know");
  if (has_objects(stated, *type)) return {position, 0, true};
  const std::uint64_t count = elements_of(built.attribute("shape"));
  if (type->size != 0 && count > bytes.size() / type->size)
    throw refusal_reason("joblib's wrapper of an array states " + std::to_string(count) + " elements of " +
                         type->name + ", more than the file has");
  std::uint64_t begin = position;
  // Since joblib 1.2 a byte says how many others fill the space to an aligned place.
  if (built.attribute("numpy_array_alignment_bytes").as_integer())
    begin += 1 + byte_reader(bytes, position).little<std::uint8_t>();
  return {begin, count * type->size, false};
}

}  // namespace typeplate::inline abi_1::weights::pickle
