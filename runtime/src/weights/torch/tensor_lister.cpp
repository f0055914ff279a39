// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "tensor_lister.hpp"

#include <algorithm>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "../byte_reader.hpp"
#include "../limit_words.hpp"
#include "object_walk.hpp"
#include "torch_types.hpp"

namespace typeplate::inline abi_1::weights::torch {
namespace {

// Why a tensor of this storage and element type cannot be read; empty where it can.
std::string reason_against(const stated_storage& storage, std::string_view dtype) {
  if (storage.location == "meta") return "was on the device `meta`, which keeps no values";
  if (bytes_of_quantised(storage.kind) != 0)
    return "is quantised, and its integers mean nothing without their scale: save its `dequantize()`";
  if (!dtype.empty() && !type_of_dtype(dtype))
    return "has the element type `torch." + printable(dtype) + "`, which is not read";
  if (!type_of_storage_class(storage.kind))
    return "lies in a storage of the class `" + printable(storage.kind) + "`, which is not read";
  return {};
}

// Whether the shape has a number of elements; its message else names no tensor.
void require_countable(std::span<const std::uint64_t> shape) {
  try {
    (void)element_count(shape);
  } catch (const error& too_many) {
    throw broken_tensor(std::string("is broken: ") + too_many.what());
  }
}

std::optional<pickle::array> array_in(pickle::node object) {
  try {
    return pickle::as_array(object);
  } catch (const error& broken) {
    throw broken_tensor(std::string("is broken: ") + broken.what());
  }
}

// The upper halves of float32, in their order; false where a lower half holds anything.
bool halve(pickle::array& floats) {
  auto halves = std::make_shared<std::vector<std::byte>>();
  halves->reserve(floats.bytes.size() / 2);
  const bool is_big = floats.dtype.order == byte_order::big;
  for (std::size_t at = 0; at + 4 <= floats.bytes.size(); at += 4) {
    const auto number = floats.bytes.subspan(at, 4);
    const auto upper = number.subspan(is_big ? 0 : 2, 2);
    const auto lower = number.subspan(is_big ? 2 : 0, 2);
    if (lower[0] != std::byte{0} || lower[1] != std::byte{0}) return false;
    halves->insert(halves->end(), upper.begin(), upper.end());
  }
  floats.bytes = *halves;
  floats.kept = std::move(halves);
  floats.dtype.type = element_type::bfloat16;
  return true;
}

// PyTorch counts two of float4 as one element. False where they do not lie one behind the other.
bool split_pairs(tensor& pairs) {
  if (pairs.shape.empty() || (pairs.strides.back() != 1 && pairs.shape.back() != 1)) return false;
  constexpr std::uint64_t most = std::uint64_t{1} << 62U;
  if (pairs.offset > most || pairs.shape.back() > most) return false;
  for (std::size_t axis = 0; axis + 1 < pairs.shape.size(); ++axis) {
    if (pairs.strides[axis] > static_cast<std::int64_t>(most)) return false;
    pairs.strides[axis] *= 2;
  }
  pairs.strides.back() = 1;
  pairs.shape.back() *= 2;
  pairs.offset *= 2;
  return true;
}

// Of objects, those that a program would compute with; arrays among them are tensors of their own.
bool is_number(pickle::node object) {
  if (object.as_boolean() || pickle::as_decimal(object) || object.is(pickle::node_kind::floating)) return true;
  return pickle::as_complex(object).has_value() || object.class_name().ends_with(".multiarray.scalar");
}

bool holds_numbers(const pickle::array& read) {
  constexpr std::string_view texts = "TUS";  // NumPy's letters
  if (texts.find(read.dtype.kind) != std::string_view::npos) return false;
  return read.dtype.name != "object" || std::ranges::any_of(read.objects, is_number);
}

// Why an array of this class cannot be read; empty where it can, or is none.
std::string_view reason_against_class(std::string_view class_name) {
  if (class_name == "numpy.ma.core._mareconstruct" || class_name == "numpy.ma._mareconstruct")
    return "is a masked array of NumPy, and no format of tensors keeps masks: save its `filled()` and its `mask`";
  if (class_name == "array.array" || class_name == "array._array_reconstructor")
    return "is an array of Python's `array`, which is not read: save it as one of NumPy, by `numpy.array`";
  return {};
}

// joblib's wrapper around a pickle, which is looked at itself.
bool is_wrapped_pickle(pickle::node object, std::string_view class_name) {
  return class_name == "joblib.numpy_pickle.NumpyArrayWrapper" && object[std::size_t{0}].exists();
}

}  // namespace

std::string tensor_lister::unique(std::string_view name) {
  name_bytes_ += name.size();
  if (found_.tensors.size() + found_.refused.size() >= limits_.members)
    throw over_budget("it has " + beyond_limit(limits_.members, "tensors", "members"));
  if (name_bytes_ > limits_.object_bytes)
    throw over_budget("the names of its tensors take " +
                      beyond_limit(limits_.object_bytes, "bytes", "object_bytes"));
  std::string result(name);
  const auto [place, is_new] = names_.try_emplace(result, 1);
  if (is_new) return result;
  std::size_t& number = place->second;
  do {
    result = std::string(name) + "#" + std::to_string(++number);
  } while (names_.contains(result));
  names_.emplace(result, 1);
  return result;
}

void tensor_lister::add_named(pickle::node object, tensor added) {
  found_.tensor_nodes.emplace_back(object.index(), found_.tensors.size());
  found_.tensors.push_back(std::move(added));
}

std::size_t tensor_lister::add_storage_of(const pickle::array& read) {
  if (read.kept) {
    unpacked_ += read.kept->size();
    if (unpacked_ > limits_.unpacked_bytes)
      throw over_budget("its arrays unpack to " + beyond_limit(limits_.unpacked_bytes, "bytes", "unpacked_bytes"));
    found_.storages.push_back({read.bytes.size(), read.kept});
  } else {
    found_.storages.push_back({read.bytes.size(), read.bytes});
  }
  return found_.storages.size() - 1;
}

// Several fields' names and their count.
constexpr std::size_t longest_dtype = 400;

void tensor_lister::add_array(pickle::node object, const pickle::array& read, std::string name) {
  const bool has_parts = read.dtype.kind == 'O';
  if (!read.dtype.type) {
    arrays_.insert_or_assign(object.index(), known_array{false, found_.refused.size(), has_parts});
    found_.refused.push_back({std::move(name),
                              "is an array of NumPy of dtype " + printable(read.dtype.name, longest_dtype) +
                                  ", and only numbers and booleans are tensors",
                              holds_numbers(read)});
    return;
  }
  arrays_.insert_or_assign(object.index(), known_array{true, found_.tensors.size(), has_parts});
  tensor added;
  added.name = std::move(name);
  added.type = *read.dtype.type;
  added.shape = read.shape;
  added.strides = read.strides;
  added.order = read.dtype.order;
  added.storage = add_storage_of(read);
  add_named(object, std::move(added));
}

// PyTorch makes the tensor from the array and casts it: what a cast would change is not read. NumPy has no
// bfloat16, so that its values come as float32.
void tensor_lister::add_from_array(pickle::node object, const stated_tensor& stated, std::string name) {
  auto read = array_in(stated.array);
  if (!read)
    return found_.refused.push_back(
        {std::move(name), "was saved from a device as something else than a NumPy array"});
  const auto type = type_of_dtype(stated.dtype);
  if (type == element_type::bfloat16 && read->dtype.type == element_type::float32) {
    if (!halve(*read))
      return found_.refused.push_back({std::move(name), "is a NumPy array of float32 that bfloat16 does not hold"});
  } else if (read->dtype.type && type != read->dtype.type) {
    return found_.refused.push_back({std::move(name), "is a NumPy array of " + printable(read->dtype.name) +
                                                          " to be cast to `torch." + printable(stated.dtype) +
                                                          "`, which is not done here"});
  }
  add_array(object, *read, std::move(name));
}

void tensor_lister::add_stated(pickle::node object, const stated_tensor& stated, std::string name,
                               tensor_source& source) {
  if (!stated.refusal.empty()) return found_.refused.push_back({std::move(name), stated.refusal});
  if (stated.array.exists()) return add_from_array(object, stated, std::move(name));
  if (!source.has(stated.storage))
    return found_.refused.push_back({std::move(name), "keeps its values in a storage that is not in this file"});
  const stated_storage storage = source.state(stated.storage);
  std::string reason = reason_against(storage, stated.dtype);
  if (!reason.empty()) return found_.refused.push_back({std::move(name), std::move(reason)});
  require_countable(stated.shape);
  const storage_place place = source.place_of(storage);
  tensor added;
  added.type = stated.dtype.empty() ? *type_of_storage_class(storage.kind) : *type_of_dtype(stated.dtype);
  added.shape = stated.shape;
  added.strides = stated.strides;
  added.offset = stated.offset + place.offset;
  added.storage = place.storage;
  added.order = source.order();
  added.conjugated = stated.conjugated;
  added.negated = stated.negated;
  if (added.type == element_type::float4 && !split_pairs(added))
    return found_.refused.push_back({std::move(name), "is float4 whose pairs do not lie one behind the other"});
  added.name = std::move(name);
  add_named(object, std::move(added));
}

bool tensor_lister::add_tensor(pickle::node object, const name_maker& name_of, tensor_source& source) {
  const tensor* const known = source.tensor_of(held_by(object));
  std::string name;
  try {
    const auto stated = known == nullptr ? state_tensor(object) : std::nullopt;
    if (known == nullptr && !stated) return false;
    name = unique(name_of());
    if (stated) {
      add_stated(object, *stated, name, source);
    } else {
      tensor added = *known;
      added.name = name;
      add_named(object, std::move(added));
    }
  } catch (const broken_tensor& broken) {
    throw refusal_reason("tensor `" + printable(name.empty() ? name_of() : name) + "` " + broken.what());
  }
  return true;
}

// A storage that no tensor is seen in: its elements, as PyTorch indexes them.
bool tensor_lister::add_storage(pickle::node object, const name_maker& name_of, tensor_source& source) {
  if (!source.is_storage(object)) return false;
  std::string name = unique(name_of());
  try {
    const stated_storage storage = source.state(object);
    stated_tensor all;
    all.storage = object;
    all.shape = {storage.view ? storage.view->count : storage.count};
    all.strides = {1};
    add_stated(object, all, name, source);
  } catch (const broken_tensor& broken) {
    throw refusal_reason("tensor `" + printable(name) + "` " + broken.what());
  }
  return true;
}

bool tensor_lister::add_again(pickle::node object, const known_array& known, const name_maker& name_of) {
  std::string name = unique(name_of());
  if (known.is_read) {
    tensor again = found_.tensors[known.place];
    again.name = std::move(name);
    add_named(object, std::move(again));
  } else {
    refused_tensor again = found_.refused[known.place];
    again.name = std::move(name);
    found_.refused.push_back(std::move(again));
  }
  return !known.has_parts;
}

bool tensor_lister::add_numpy(pickle::node object, const name_maker& name_of) {
  if (!object.is(pickle::node_kind::call) && !object.is(pickle::node_kind::instance)) return false;
  const std::string name = object.class_name();
  if (name.ends_with(".multiarray.scalar") || is_wrapped_pickle(object, name)) return false;
  if (const std::string_view reason = reason_against_class(name); !reason.empty()) {
    found_.refused.push_back({unique(name_of()), std::string(reason)});
    return true;
  }
  std::optional<pickle::array> read;
  try {
    read = pickle::as_array(object);
  } catch (const error& reason) {
    throw refusal_reason("at `" + printable(name_of()) + "`: " + reason.what());
  }
  if (!read) {
    if (name.ends_with(".multiarray._reconstruct") && object.state().exists())
      found_.refused.push_back(
          {unique(name_of()), "is an array of NumPy of a class that keeps its values in a way of its own"});
    return false;
  }
  add_array(object, *read, unique(name_of()));
  // What an array of objects holds may be arrays.
  return read->dtype.kind != 'O';
}

bool tensor_lister::add_object(pickle::node object, const name_maker& name_of, tensor_source& source) {
  if (const auto known = arrays_.find(object.index()); known != arrays_.end())
    return add_again(object, known->second, name_of);
  return add_tensor(object, name_of, source) || add_storage(object, name_of, source) || add_numpy(object, name_of);
}

void tensor_lister::add(pickle::node root, std::string_view prefix, tensor_source& source) {
  if (!root.exists() || limits_.only_objects) return;
  object_walk walk(root.owner(), limits_, budget_);
  walk.run(root, prefix, [&](pickle::node object, const name_maker& name_of) {
    const std::size_t refused = found_.refused.size();
    if (!add_object(object, name_of, source)) return look_further::into_parts;
    return found_.refused.size() == refused ? look_further::into_attributes : look_further::nowhere;
  });
  std::ranges::stable_sort(found_.tensor_nodes, {}, [](const auto& each) { return each.first; });
}

}  // namespace typeplate::inline abi_1::weights::torch
