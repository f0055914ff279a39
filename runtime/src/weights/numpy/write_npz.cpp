// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Each array with exactly the bytes that numpy.save gives it.
#include <string>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include <typeplate/weights/write_weights.hpp>
#include "../archive/member_names.hpp"
#include "../archive/zip_writer.hpp"
#include "../byte_reader.hpp"
#include "../numpy_type.hpp"
#include "../output_values.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

constexpr std::size_t longest_name = 65'531;  // with ".npy", what a zip archive can hold
constexpr std::size_t alignment = 64;
constexpr std::size_t longest_size = 21;  // room that NumPy leaves for an array that grows
constexpr std::size_t size_before_text = 10;

// As Python writes a tuple: one number has its comma.
std::string tuple_text(std::span<const std::uint64_t> shape) {
  std::string text = "(";
  for (const std::uint64_t size : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(size);
  return text + (shape.size() == 1 ? ",)" : ")");
}

std::string npy_header_of(const output_tensor& tensor) {
  std::string text = "{'descr': '" + numpy_name_of(tensor.type) +
                     "', 'fortran_order': False, 'shape': " + tuple_text(tensor.shape) + ", }";
  if (!tensor.shape.empty()) text.append(longest_size - std::to_string(tensor.shape.front()).size(), ' ');
  const std::size_t size = size_before_text + text.size() + 1;
  text.append(alignment - size % alignment, ' ');
  text += '\n';
  std::string header = "\x93NUMPY";
  header += '\x01';
  header += '\0';
  header += static_cast<char>(text.size() & 0xffU);
  header += static_cast<char>(text.size() >> 8U);
  return header + text;
}

void check(const output_tensor& tensor) {
  if (numpy_name_of(tensor.type).empty())
    refuse_output(tensor, "is of the type " + std::string(name_of(tensor.type)) +
                              ", which NumPy does not have; cast it to float32 first, or write safetensors");
  if (tensor.shape.size() > most_axes)
    refuse_output(tensor, "has " + std::to_string(tensor.shape.size()) + " axes; NumPy has at most " +
                              std::to_string(most_axes));
  if (tensor.name.size() > longest_name)
    refuse_output(tensor, "has a name of " + std::to_string(tensor.name.size()) +
                              " bytes; an npz file has room for " + std::to_string(longest_name));
  try {
    archive::require_inside(tensor.name + ".npy");
    archive::require_utf8(tensor.name);
  } catch (const refusal_reason&) {
    refuse_output(tensor,
                  "cannot be called so in an npz file, whose names are UTF-8 and paths within an archive; "
                  "rename it first, or write safetensors");
  }
}

}  // namespace

void write_npz(byte_sink& sink, std::span<const output_tensor> tensors) {
  require_distinct_names(tensors);
  for (const output_tensor& tensor : tensors) {
    check(tensor);
    (void)byte_count(tensor);
  }
  expect_values(sink, tensors);
  archive::zip_writer archive(sink);
  for (const output_tensor& tensor : tensors) {
    const std::string header = npy_header_of(tensor);
    const tensor_bytes values = values_of(tensor);
    archive.add(tensor.name + ".npy", std::as_bytes(std::span(header.data(), header.size())), values.bytes);
  }
  archive.finish();
}

}  // namespace typeplate::inline abi_1::weights
