// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A pickle or a file of joblib's as a file of weights: every array of NumPy and every tensor of PyTorch that the
// result holds is a tensor, named by the way to it.
#include <algorithm>

#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/read.hpp>
#include <typeplate/weights/printable.hpp>
#include <typeplate/weights/weights_file.hpp>
#include "../byte_reader.hpp"
#include "../distributed_checkpoint.hpp"
#include "../following_file.hpp"
#include "../readers.hpp"
#include "../torch/note_names.hpp"
#include "../torch/pickled_storages.hpp"
#include "../torch/tar_members.hpp"
#include "joblib.hpp"
#include "read_objects.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

bool is_joblib(const pickle::tree& objects) {
  return std::ranges::any_of(objects.nodes(), [](const pickle::node_data& data) {
    return data.kind == pickle::node_kind::global && data.text == "joblib.numpy_pickle\nNumpyArrayWrapper";
  });
}

// What was compressed may be a file of another format.
void require_pickle(file_bytes stream, std::string_view what, const read_limits& limits) {
  const auto format = detect_format(stream, limits);
  std::string within;
  if (format && *format != file_format::pickle) within = "a file of the format " + std::string(name_of(*format));
  if (!format && torch::is_tar(stream)) within = "a tar archive";
  if (!within.empty())
    throw error(clipped(std::string(what) + " is compressed, and within it is " + within + ": unpack it first",
                        error::longest_text));
}

// Its file states the shapes of tensors that lie in others, which is nothing to list.
void refuse_checkpoint_index(const pickle::tree& objects, std::string_view what) {
  if (objects.root().class_name() == "torch.distributed.checkpoint.metadata.Metadata")
    throw error(clipped(std::string(what) +
                            " is the index of torch.distributed.checkpoint, without the tensors themselves: " +
                            std::string(checkpoint_help),
                        error::longest_text));
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
    if (found.format == file_format::joblib) require_pickle(stream, what, limits);
    read_budget budget(limits);
    const pickle::pickle_part part = pickle::read_objects(stream, what, limits, {.begun = budget.begun()});
    require_last_file(stream, part.end, limits, budget);
    found.objects = part.objects;
    torch::note_names(*found.objects, found, what, limits, budget);
    if (is_joblib(*found.objects)) found.format = file_format::joblib;
    if (limits.only_objects) return found;
    refuse_checkpoint_index(*found.objects, what);
    torch::pickled_storages storages(found, what, limits, budget);
    torch::tensor_lister(found, limits, budget).add(found.objects->root(), "", storages);
  } catch (const refusal_reason& reason) {
    refuse_file(what, "is not a pickle that can be read", reason);
  }
  return found;
}

}  // namespace typeplate::inline abi_1::weights
