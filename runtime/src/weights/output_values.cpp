// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "output_values.hpp"

#include <unordered_set>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::weights {

std::string words_for(const output_tensor& tensor) {
  return "tensor `" + printable(tensor.name) + "`";
}

void refuse_output(const output_tensor& tensor, const std::string& rest) {
  throw error(clipped(words_for(tensor) + " " + rest, error::longest_text));
}

std::uint64_t byte_count(const output_tensor& output) {
  tensor described;
  described.name = output.name;
  described.type = output.type;
  described.shape = output.shape;
  return byte_count(described);
}

tensor_bytes values_of(const output_tensor& tensor) {
  tensor_bytes values = tensor.values();
  const std::uint64_t wanted = byte_count(tensor);
  if (values.bytes.size() != wanted)
    refuse_output(tensor, "gives " + std::to_string(values.bytes.size()) + " bytes, but its shape " +
                              shape_text(tensor.shape) + " of " + std::string(name_of(tensor.type)) + " has " +
                              std::to_string(wanted));
  return values;
}

void require_distinct_names(std::span<const output_tensor> tensors) {
  std::unordered_set<std::string_view> names;
  names.reserve(tensors.size());
  for (const output_tensor& tensor : tensors)
    if (!names.insert(tensor.name).second) refuse_output(tensor, "is to be written twice; names must differ");
}

}  // namespace typeplate::inline abi_1::weights
