// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/safetensors.hpp>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>
#include <stdexcept>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "safetensors_header.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

static_assert(std::endian::native == std::endian::little,
              "typeplate: tensors are borrowed as they lie in the file");

[[noreturn]] void refuse(const std::string& reason) {
  throw std::invalid_argument(reason);
}

std::string tensor_words(const DeclaredTensor& tensor) {
  return "tensor `" + printable(tensor.name) + "`";
}

std::uint64_t header_length(std::span<const std::byte> bytes) {
  if (bytes.size() < 8)
    refuse("it has " + std::to_string(bytes.size()) + " bytes, fewer than the 8 of the header's length");
  std::uint64_t length = 0;
  for (std::size_t i = 8; i-- > 0;) length = length << 8U | std::to_integer<std::uint64_t>(bytes[i]);
  if (length > longest_safetensors_header)
    refuse("it states a header of " + std::to_string(length) + " bytes; at most 100000000 are read");
  if (length > bytes.size() - 8)
    refuse("it states a header of " + std::to_string(length) + " bytes, but only " +
           std::to_string(bytes.size() - 8) + " follow");
  return length;
}

// The JSON without its padding; the format allows spaces after the object, nothing else and nothing before.
std::string_view header_json(std::string_view header) {
  if (!header.starts_with('{')) refuse("its header does not begin with `{`");
  const std::size_t last = header.find_last_of('}');
  const std::size_t stray =
      last == std::string_view::npos ? std::string_view::npos : header.find_first_not_of(' ', last + 1);
  if (stray != std::string_view::npos)
    refuse("byte " + std::to_string(8 + stray) + " after the header's object is not a space");
  return header.substr(0, last == std::string_view::npos ? header.size() : last + 1);
}

// The bytes that shape and element type ask for; nothing when the number does not fit or is not whole.
std::optional<std::uint64_t> byte_count(const DeclaredTensor& tensor) {
  std::uint64_t bits = bits_of(tensor.type);
  const bool empty = std::ranges::find(tensor.shape, 0U) != tensor.shape.end();
  if (empty) return 0;
  for (const std::uint64_t size : tensor.shape) {
    if (bits > std::numeric_limits<std::uint64_t>::max() / size) return std::nullopt;
    bits *= size;
  }
  return bits % 8 == 0 ? std::optional(bits / 8) : std::nullopt;
}

std::string shape_words(const DeclaredTensor& tensor) {
  std::string text = "[";
  for (const std::uint64_t size : tensor.shape) text += (text.size() > 1 ? "," : "") + std::to_string(size);
  return printable(text + "]") + " " + std::string(safetensors_name(tensor.type));
}

void check_place(const DeclaredTensor& tensor, std::uint64_t expected_begin, std::uint64_t data_size) {
  const std::string offsets = "[" + std::to_string(tensor.begin) + "," + std::to_string(tensor.end) + "]";
  if (tensor.begin > tensor.end || tensor.end > data_size)
    refuse(tensor_words(tensor) + " has the data_offsets " + offsets + ", which do not lie within the " +
           std::to_string(data_size) + " bytes of data");
  if (tensor.begin != expected_begin)
    refuse(tensor_words(tensor) + " begins at byte " + std::to_string(tensor.begin) + " of the data, where byte " +
           std::to_string(expected_begin) +
           " follows the tensor before it: tensors may neither overlap nor leave holes");
  const auto wanted = byte_count(tensor);
  if (!wanted)
    refuse(tensor_words(tensor) + " has the shape " + shape_words(tensor) +
           ", which is not a whole number of bytes that fits in 64 bits");
  if (*wanted != tensor.end - tensor.begin)
    refuse(tensor_words(tensor) + " has " + std::to_string(tensor.end - tensor.begin) +
           " bytes of data, but its shape " + shape_words(tensor) + " needs " + std::to_string(*wanted));
}

safetensors build(std::span<const std::byte> bytes) {
  const std::uint64_t length = header_length(bytes);
  const auto* text = reinterpret_cast<const char*>(bytes.data());
  SafetensorsHeader header = read_safetensors_header(header_json({text + 8, static_cast<std::size_t>(length)}));
  const std::span<const std::byte> data = bytes.subspan(8 + static_cast<std::size_t>(length));
  std::ranges::stable_sort(header.tensors, [](const DeclaredTensor& a, const DeclaredTensor& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  safetensors file;
  std::uint64_t at = 0;
  for (DeclaredTensor& tensor : header.tensors) {
    check_place(tensor, at, data.size());
    at = tensor.end;
    const auto slice =
        data.subspan(static_cast<std::size_t>(tensor.begin), static_cast<std::size_t>(tensor.end - tensor.begin));
    file.tensors.push_back({std::move(tensor.name), tensor.type, std::move(tensor.shape), slice});
  }
  if (at != data.size())
    refuse("its last tensor ends at byte " + std::to_string(at) + " of the data, but the file has " +
           std::to_string(data.size()));
  file.metadata = std::move(header.metadata);
  return file;
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
  try {
    return build(bytes);
  } catch (const std::invalid_argument& reason) {
    throw error(clipped(std::string(what) + " is not a safetensors file: " + reason.what(), 400));
  }
}

std::vector<double> numbers(const tensor_view& tensor, std::string_view what) {
  if (tensor.type == element_type::float64) return as_doubles<double>(tensor.bytes);
  if (tensor.type == element_type::float32) return as_doubles<float>(tensor.bytes);
  throw error("tensor `" + printable(tensor.name) + "` of " + std::string(what) + " has the element type " +
              std::string(safetensors_name(tensor.type)) + ", where F32 or F64 belongs");
}

}  // namespace typeplate::inline abi_1::weights
