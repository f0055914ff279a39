// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "tensor_lister.hpp"

#include <algorithm>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "../byte_reader.hpp"
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

}  // namespace

std::string tensor_lister::unique(std::string_view name) {
  name_bytes_ += name.size();
  if (found_.tensors.size() + found_.refused.size() >= limits_.members)
    throw refusal_reason("it has more than " + std::to_string(limits_.members) + " tensors");
  if (name_bytes_ > limits_.object_bytes)
    throw refusal_reason("the names of its tensors take more than " + std::to_string(limits_.object_bytes) +
                         " bytes");
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

void tensor_lister::add_stated(pickle::node object, const stated_tensor& stated, std::string name,
                               tensor_source& source) {
  if (!stated.refusal.empty()) return found_.refused.push_back({std::move(name), stated.refusal});
  const stated_storage storage = state_storage(stated.storage);
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
  found_.tensor_nodes.emplace_back(object.index(), found_.tensors.size());
  found_.tensors.push_back(std::move(added));
}

void tensor_lister::add(pickle::node root, std::string_view prefix, tensor_source& source) {
  if (!root.exists()) return;
  object_walk walk(root.owner(), limits_);
  walk.run(root, prefix, [&](pickle::node object, const std::function<std::string()>& name_of) {
    const tensor* const known = source.tensor_of(held_by(object));
    std::string name;
    try {
      const auto stated = known == nullptr ? state_tensor(object) : std::nullopt;
      if (known == nullptr && !stated) return false;
      name = unique(name_of());
      if (stated) {
        add_stated(object, *stated, name, source);
      } else {
        found_.tensor_nodes.emplace_back(object.index(), found_.tensors.size());
        found_.tensors.push_back(*known);
        found_.tensors.back().name = name;
      }
    } catch (const broken_tensor& broken) {
      throw refusal_reason("tensor `" + printable(name.empty() ? name_of() : name) + "` " + broken.what());
    }
    return true;
  });
  std::ranges::stable_sort(found_.tensor_nodes, {}, [](const auto& each) { return each.first; });
}

}  // namespace typeplate::inline abi_1::weights::torch
