// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/safetensors.hpp>

#include <algorithm>
#include <bit>
#include <cstring>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "add_tensor.hpp"
#include "byte_reader.hpp"
#include "readers.hpp"
#include "safetensors_header.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

static_assert(std::endian::native == std::endian::little,
              "typeplate: tensors are borrowed as they lie in the file");

SafetensorsHeader header_of(const file_view& file, std::string_view what, const read_limits& limits) {
  try {
    return read_safetensors_header(file, limits);
  } catch (const refusal_reason& reason) {
    throw error(clipped(std::string(what) + " is not a safetensors file: " + reason.what(), error::longest_text));
  }
}

file_bytes bytes_of(const SafetensorsHeader& header, const DeclaredTensor& tensor) {
  return header.data.subspan(static_cast<std::size_t>(tensor.begin),
                             static_cast<std::size_t>(tensor.end - tensor.begin));
}

template <class Float>
std::vector<double> as_doubles(std::span<const std::byte> bytes) {
  std::vector<double> result(bytes.size() / sizeof(Float));
  for (std::size_t i = 0; i < result.size(); ++i) {
    Float value{};
    std::memcpy(&value, bytes.data() + i * sizeof(Float), sizeof(Float));
    result[i] = static_cast<double>(value);
  }
  return result;
}

}  // namespace

const tensor_view* safetensors::find(std::string_view name) const {
  const auto found = std::ranges::find(tensors, name, &tensor_view::name);
  return found == tensors.end() ? nullptr : &*found;
}

safetensors read_safetensors(std::span<const std::byte> bytes, std::string_view what) {
  SafetensorsHeader header = header_of(bytes, what, {.header_bytes = longest_safetensors_header});
  safetensors file;
  file.tensors.reserve(header.tensors.size());
  for (DeclaredTensor& each : header.tensors)
    file.tensors.push_back({std::move(each.name), each.type, std::move(each.shape), bytes_of(header, each)});
  file.metadata = std::move(header.metadata);
  return file;
}

// Each tensor is a storage of its own: nothing in the format says that two belong together.
listing list_safetensors(const file_view& file, std::string_view what, const read_limits& limits) {
  SafetensorsHeader header = header_of(file, what, limits);
  listing found;
  found.format = file_format::safetensors;
  found.tensors.reserve(header.tensors.size());
  found.storages.reserve(header.tensors.size());
  for (DeclaredTensor& each : header.tensors) {
    const file_bytes bytes_there = bytes_of(header, each);
    add_tensor(found, std::move(each.name), each.type, std::move(each.shape), {bytes_there.size(), bytes_there});
  }
  found.metadata = std::move(header.metadata);
  return found;
}

std::vector<double> numbers(const tensor_view& tensor, std::string_view what) {
  if (tensor.type == element_type::float64) return as_doubles<double>(tensor.bytes);
  if (tensor.type == element_type::float32) return as_doubles<float>(tensor.bytes);
  throw error("tensor `" + printable(tensor.name) + "` of " + std::string(what) + " has the element type " +
              std::string(safetensors_name(tensor.type)) + ", where F32 or F64 belongs");
}

}  // namespace typeplate::inline abi_1::weights
