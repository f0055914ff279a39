// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A pickle or a file of joblib's as a file of weights: every array of NumPy and every tensor of PyTorch that the
// result holds is a tensor, named by the way to it.
#include <algorithm>
#include <utility>

#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/read.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/printable.hpp>
#include "../byte_reader.hpp"
#include "../readers.hpp"
#include "../torch/object_walk.hpp"
#include "../torch/pickled_storages.hpp"
#include "joblib.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

using pickle::node;

class array_lister {
 public:
  array_lister(listing& found, std::string_view what, const read_limits& limits, read_budget& budget)
      : tensors_(found, limits, budget), storages_(found, what, limits, budget) {}

  // Whether the object is an array or a tensor whose parts need no look.
  bool add(const node& object, const std::function<std::string()>& name) {
    std::optional<pickle::array> read;
    try {
      read = pickle::as_array(object);
    } catch (const error& reason) {
      throw refusal_reason("at `" + printable(name()) + "`: " + reason.what());
    }
    if (!read) return tensors_.add_tensor(object, name, storages_);
    if (object.class_name().ends_with(".multiarray.scalar")) return false;
    tensors_.add_array(object, *read, tensors_.unique(name()));
    // What an array of objects holds may be arrays.
    return read->dtype.kind != 'O';
  }

 private:
  torch::tensor_lister tensors_;
  torch::pickled_storages storages_;
};

bool is_joblib(const pickle::tree& objects) {
  return std::ranges::any_of(objects.nodes(), [](const pickle::node_data& data) {
    return data.kind == pickle::node_kind::global && data.text == "joblib.numpy_pickle\nNumpyArrayWrapper";
  });
}

pickle::pickle_part read_objects(file_bytes stream, std::string_view what, const read_limits& limits,
                                 const read_budget& budget) {
  pickle::read_options options;
  options.after_build = [stream](const node& built, std::uint64_t position) {
    return pickle::bytes_behind_wrapper(built, position, stream);
  };
  options.begun = budget.begun();
  return pickle::read_pickle(stream, what, limits, options);
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
    read_budget budget(limits);
    found.objects = read_objects(stream, what, limits, budget).objects;
    if (is_joblib(*found.objects)) found.format = file_format::joblib;
    if (limits.only_objects) return found;
    array_lister arrays(found, what, limits, budget);
    torch::object_walk walk(*found.objects, limits, budget);
    walk.run(found.objects->root(), "", [&arrays](const node& object, const std::function<std::string()>& name) {
      return arrays.add(object, name);
    });
  } catch (const refusal_reason& reason) {
    refuse_file(what, "is not a pickle that can be read", reason);
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
    return read_objects(bytes, "it", limits, read_budget(limits)).end == bytes.size();
  } catch (const limit_met&) {
    return true;
  } catch (const error&) {
    return false;
  }
}

}  // namespace typeplate::inline abi_1::weights
