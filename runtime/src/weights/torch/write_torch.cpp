// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include <typeplate/weights/write_weights.hpp>
#include "../json_text.hpp"
#include "../output_values.hpp"
#include "record_writer.hpp"
#include "state_dict_pickle.hpp"
#include "torch_types.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

void require_writable(const output_tensor& tensor) {
  if (torch::dtype_of(tensor.type).empty())
    refuse_output(tensor,
                  "is " + std::string(name_of(tensor.type)) + ", which PyTorch does not have: cast it first");
  if (tensor.type == element_type::float4 && (tensor.shape.empty() || tensor.shape.back() % 2 != 0))
    refuse_output(tensor, "is float4 of shape " + shape_text(tensor.shape) +
                              ", and PyTorch keeps float4 in pairs along a last axis of even size");
  if (!is_utf8(tensor.name)) refuse_output(tensor, "has a name that is no UTF-8, which a pickle needs: rename it");
  (void)byte_count(tensor);
}

void require_tie(std::span<const output_tensor> tensors, std::size_t number) {
  const output_tensor& tensor = tensors[number];
  if (*tensor.tied_to >= number)
    refuse_output(tensor, "is tied to number " + std::to_string(*tensor.tied_to) + ", which is no earlier tensor");
  const output_tensor& first = tensors[*tensor.tied_to];
  if (first.type != tensor.type || first.shape != tensor.shape)
    refuse_output(tensor, "is tied to " + words_for(first) + ", which has another shape or element type");
}

// The number of each tensor's storage.
std::vector<std::size_t> numbered_storages(std::span<const output_tensor> tensors) {
  require_distinct_names(tensors);
  std::vector<std::size_t> storages;
  storages.reserve(tensors.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    require_writable(tensors[i]);
    if (tensors[i].tied_to) require_tie(tensors, i);
    storages.push_back(tensors[i].tied_to ? storages[*tensors[i].tied_to] : next++);
  }
  return storages;
}

void require_root(std::string_view root) {
  if (root.empty() || root == "." || root == ".." || root.find_first_of(std::string_view("/\\\0", 3)) != root.npos)
    throw error(clipped("`" + printable(root) +
                            "` cannot be the folder of a torch file's members: it must be one "
                            "name without slashes",
                        error::longest_text));
}

}  // namespace

void write_torch(byte_sink& sink, std::span<const output_tensor> tensors, std::string_view root) {
  require_root(root);
  const std::vector<std::size_t> storages = numbered_storages(tensors);
  expect_values(sink, tensors);
  torch::record_writer records(sink, root);
  records.add("data.pkl", torch::state_dict_pickle(tensors, storages));
  // PyTorch's order; from the format's version and the alignment it computes where the storages begin.
  records.add(".format_version", "1");
  records.add(".storage_alignment", std::to_string(torch::record_alignment));
  records.add("byteorder", "little");
  for (std::size_t i = 0; i < tensors.size(); ++i)
    if (!tensors[i].tied_to) records.add("data/" + std::to_string(storages[i]), values_of(tensors[i]).bytes);
  records.add("version", "3\n");
  records.add(".data/serialization_id", records.identity());
  records.finish();
}

}  // namespace typeplate::inline abi_1::weights
