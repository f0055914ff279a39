// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Writes safetensors in the order and with the bytes of the format's own library (Hugging Face's safetensors 0.8):
// wide elements first, so that every tensor is aligned, then by name; a header without blanks, padded with spaces
// to 8 bytes. Where that library is random, the order of several notes, ours is theirs sorted.
#include <algorithm>
#include <array>
#include <numeric>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include <typeplate/weights/safetensors.hpp>
#include <typeplate/weights/write_weights.hpp>
#include "json_text.hpp"
#include "output_values.hpp"
#include "safetensors_header.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

constexpr std::array order_of_types{
    element_type::uint64,          element_type::int64,       element_type::float64,
    element_type::complex64,       element_type::float32,     element_type::uint32,
    element_type::int32,           element_type::bfloat16,    element_type::float16,
    element_type::uint16,          element_type::int16,       element_type::float8_e5m2fnuz,
    element_type::float8_e4m3fnuz, element_type::float8_e8m0, element_type::float8_e4m3,
    element_type::float8_e5m2,     element_type::int8,        element_type::uint8,
    element_type::float6_e3m2,     element_type::float6_e2m3, element_type::float4,
    element_type::boolean};

std::size_t rank_of(element_type type) {
  return static_cast<std::size_t>(std::ranges::find(order_of_types, type) - order_of_types.begin());
}

void require_writable(const output_tensor& tensor) {
  if (safetensors_name(tensor.type).empty())
    refuse_output(tensor,
                  "is " + std::string(name_of(tensor.type)) +
                      ", which safetensors does not have: cast it to complex64, or write npz, torch's format "
                      "or msgpack");
  if (!is_utf8(tensor.name))
    refuse_output(tensor, "has a name that is no UTF-8, which safetensors needs: rename it");
  if (tensor.name == safetensors_notes)
    refuse_output(tensor, "has the name that safetensors keeps for a file's notes: rename it");
}

std::vector<std::size_t> writing_order(std::span<const output_tensor> tensors) {
  std::vector<std::size_t> order(tensors.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    const std::size_t rank_a = rank_of(tensors[a].type);
    const std::size_t rank_b = rank_of(tensors[b].type);
    return rank_a != rank_b ? rank_a < rank_b : tensors[a].name < tensors[b].name;
  });
  return order;
}

void append_notes(std::string& header, const text_metadata& metadata) {
  append_json_text(header, safetensors_notes);
  header += ":{";
  for (const auto& [key, value] : metadata) {
    if (!is_utf8(key) || !is_utf8(value))
      throw error(
          clipped("note `" + printable(key) + "` is no UTF-8, which safetensors needs", error::longest_text));
    if (header.back() != '{') header += ',';
    append_json_text(header, key);
    header += ':';
    append_json_text(header, value);
  }
  header += '}';
}

// The shape as JSON; shape_text is cut for messages.
void append_shape(std::string& header, std::span<const std::uint64_t> shape) {
  header += '[';
  for (const std::uint64_t size : shape) {
    if (header.back() != '[') header += ',';
    header += std::to_string(size);
  }
  header += ']';
}

// Gives where the tensor's data end.
std::uint64_t append_entry(std::string& header, const output_tensor& tensor, std::uint64_t begin) {
  const std::uint64_t size = byte_count(tensor);
  if (size > (~std::uint64_t{0} >> 1U) - begin) refuse_output(tensor, "makes the file larger than 2^63 bytes");
  const std::uint64_t end = begin + size;
  if (header.back() != '{') header += ',';
  append_json_text(header, tensor.name);
  header.append(":{\"dtype\":\"").append(safetensors_name(tensor.type)).append("\",\"shape\":");
  append_shape(header, tensor.shape);
  header.append(",\"data_offsets\":[").append(std::to_string(begin)).append(",").append(std::to_string(end));
  header += "]}";
  return end;
}

std::string header_for(std::span<const output_tensor> tensors, std::span<const std::size_t> order,
                       const text_metadata& metadata) {
  std::string header = "{";
  if (!metadata.empty()) append_notes(header, metadata);
  std::uint64_t at = 0;
  for (const std::size_t number : order) at = append_entry(header, tensors[number], at);
  header += '}';
  header.append((8 - header.size() % 8) % 8, ' ');
  if (header.size() > longest_safetensors_header)
    throw error("the names of " + std::to_string(tensors.size()) + " tensors take a header of " +
                std::to_string(header.size()) + " bytes; safetensors allows " +
                std::to_string(longest_safetensors_header));
  return header;
}

}  // namespace

void write_safetensors(byte_sink& sink, std::span<const output_tensor> tensors, const text_metadata& metadata) {
  for (const output_tensor& tensor : tensors) require_writable(tensor);
  require_distinct_names(tensors);
  const std::vector<std::size_t> order = writing_order(tensors);
  const std::string header = header_for(tensors, order, metadata);
  std::array<char, 8> length{};
  for (std::size_t i = 0; i < length.size(); ++i) length[i] = static_cast<char>(header.size() >> (8 * i) & 0xFFU);
  expect_values(sink, tensors);
  sink.write(std::string_view(length.data(), length.size()));
  sink.write(header);
  for (const std::size_t number : order) write_output(sink, tensors[number]);
}

}  // namespace typeplate::inline abi_1::weights
