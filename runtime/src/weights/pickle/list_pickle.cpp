// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A pickle or a file of joblib's as a file of weights: every array that the result holds is a tensor, named by the
// way to it.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/read.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/printable.hpp>
#include "../byte_reader.hpp"
#include "../readers.hpp"
#include "../torch/object_walk.hpp"
#include "joblib.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

using pickle::node;

class array_lister {
 public:
  array_lister(listing& found, const read_limits& limits) : found_(found), limits_(limits) {}

  // Whether the object is an array whose parts need no look.
  bool add(const node& object, const std::function<std::string()>& name) {
    std::optional<pickle::array> read;
    try {
      read = pickle::as_array(object);
    } catch (const error& reason) {
      throw refusal_reason("at `" + printable(name()) + "`: " + reason.what());
    }
    if (!read || object.class_name().ends_with(".multiarray.scalar")) return false;
    if (read->dtype.type)
      add_tensor(object, *read, unique(name()));
    else
      found_.refused.push_back({unique(name()), "is an array of NumPy of dtype " + read->dtype.name +
                                                    ", and only numbers and booleans are tensors"});
    // What an array of objects holds may be arrays.
    return read->dtype.kind != 'O';
  }

 private:
  void add_tensor(const node& object, const pickle::array& read, std::string name) {
    tensor added;
    added.type = *read.dtype.type;
    added.shape = read.shape;
    added.strides = read.strides;
    added.order = read.dtype.order;
    added.name = std::move(name);
    added.storage = storage_of(object, read);
    found_.tensor_nodes.emplace_back(object.index(), found_.tensors.size());
    found_.tensors.push_back(std::move(added));
  }

  // An object with several names has one storage.
  std::size_t storage_of(const node& object, const pickle::array& read) {
    const auto [place, is_new] = storages_.try_emplace(object.index(), found_.storages.size());
    if (!is_new) return place->second;
    if (read.kept) {
      unpacked_ += read.kept->size();
      if (unpacked_ > limits_.unpacked_bytes)
        throw refusal_reason("its arrays unpack to more than the " + std::to_string(limits_.unpacked_bytes) +
                             " bytes that `unpacked_bytes` of the limits allows");
      found_.storages.push_back({read.bytes.size(), read.kept});
    } else {
      found_.storages.push_back({read.bytes.size(), read.bytes});
    }
    return place->second;
  }

  std::string unique(std::string name) {
    if (found_.tensors.size() + found_.refused.size() >= limits_.members)
      throw refusal_reason("it has more than " + std::to_string(limits_.members) + " arrays");
    name_bytes_ += name.size();
    if (name_bytes_ > limits_.object_bytes)
      throw refusal_reason("the names of its arrays take more than " + std::to_string(limits_.object_bytes) +
                           " bytes");
    if (names_.try_emplace(name, 1).second) return name;
    std::string other;
    do {
      other = name + "#" + std::to_string(++names_[name]);
    } while (!names_.try_emplace(other, 1).second);
    return other;
  }

  listing& found_;
  const read_limits& limits_;
  std::unordered_map<pickle::node_index, std::size_t> storages_;
  std::unordered_map<std::string, std::size_t> names_;  // with the last number behind a doubled one
  std::uint64_t name_bytes_ = 0;
  std::uint64_t unpacked_ = 0;
};

bool is_joblib(const pickle::tree& objects) {
  const auto names = objects.global_names();
  return std::ranges::binary_search(names, "joblib.numpy_pickle.NumpyArrayWrapper");
}

file_bytes unpacked(file_bytes bytes, const read_limits& limits, listing& found) {
  const pickle::compression how = pickle::compression_of(bytes);
  if (how == pickle::compression::none) return bytes;
  found.format = file_format::joblib;
  const auto kept = pickle::unpack(bytes, how, limits.unpacked_bytes);
  found.kept.push_back(kept);
  return *kept;
}

}  // namespace

listing list_pickle(file_bytes bytes, std::string_view what, const read_limits& limits) {
  listing found;
  found.format = file_format::pickle;
  try {
    const file_bytes stream = unpacked(bytes, limits, found);
    pickle::read_options options;
    options.after_build = [stream](const node& built, std::uint64_t position) {
      return pickle::bytes_behind_wrapper(built, position, stream);
    };
    found.objects = pickle::read_pickle(stream, what, limits, options).objects;
    if (is_joblib(*found.objects)) found.format = file_format::joblib;
    array_lister arrays(found, limits);
    torch::object_walk walk(*found.objects, limits);
    walk.run(found.objects->root(), "", [&arrays](const node& object, const std::function<std::string()>& name) {
      return arrays.add(object, name);
    });
  } catch (const refusal_reason& reason) {
    throw error(clipped(std::string(what) + " is not a pickle that can be read: " + reason.what(), 400));
  }
  std::ranges::sort(found.tensor_nodes);
  return found;
}

bool is_pickle(file_bytes bytes, const read_limits& limits) {
  if (bytes.empty()) return false;
  if (pickle::compression_of(bytes) != pickle::compression::none) return true;
  if (bytes.size() >= 2 && bytes[0] == std::byte{0x80}) return bytes[1] >= std::byte{2} && bytes[1] <= std::byte{5};
  // The protocols 0 and 1 begin with nothing of their own, so they are tried; another file's bytes end that soon.
  try {
    return pickle::read_pickle(bytes, "it", limits).end == bytes.size();
  } catch (const error&) {
    return false;
  }
}

}  // namespace typeplate::inline abi_1::weights
