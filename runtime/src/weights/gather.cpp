// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "gather.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "strided_copy.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

__extension__ using wide = __int128;  // no product of two 64-bit numbers overflows

struct reach {
  wide first;  // the smallest element number of the view
  wide last;   // the largest
};

reach reach_of(const tensor& tensor) {
  reach result{tensor.offset, tensor.offset};
  for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis) {
    const wide span = static_cast<wide>(tensor.shape[axis] - 1) * tensor.strides[axis];
    (span < 0 ? result.first : result.last) += span;
  }
  return result;
}

[[noreturn]] void outside(const tensor& tensor, std::uint64_t storage_bytes, std::string_view what) {
  throw error(clipped(std::string(what) + ": tensor `" + printable(tensor.name) + "` of shape " +
                          shape_text(tensor.shape) + " reaches beyond its storage of " +
                          std::to_string(storage_bytes) + " bytes",
                      error::longest_text));
}

// The parts that are swapped or negated by themselves: two for a complex number. Elements smaller than a byte have
// no order of bytes.
std::size_t bytes_of_part(element_type type) {
  const std::size_t bytes = std::max<std::size_t>(bits_of(type) / 8, 1);
  const bool complex =
      type == element_type::complex32 || type == element_type::complex64 || type == element_type::complex128;
  return complex ? bytes / 2 : bytes;
}

void swap_parts(std::span<std::byte> values, std::size_t part) {
  for (std::size_t at = 0; at < values.size(); at += part)
    std::reverse(values.begin() + static_cast<std::ptrdiff_t>(at),
                 values.begin() + static_cast<std::ptrdiff_t>(at + part));
}

// Flips the sign of every second part, or of all: a sign bit, so that NaN keeps its payload.
void flip_signs(std::span<std::byte> values, std::size_t part, std::size_t first, std::size_t step) {
  for (std::size_t at = first * part; at < values.size(); at += step * part)
    values[at + part - 1] ^= std::byte{0x80};
}

bool is_whole_number(element_type type) {
  constexpr std::array whole{element_type::uint8,  element_type::int8,  element_type::uint16, element_type::int16,
                             element_type::uint32, element_type::int32, element_type::uint64, element_type::int64};
  return std::ranges::find(whole, type) != whole.end();
}

// Those that PyTorch negates, and so may state as negatives.
bool has_negatives(element_type type) {
  return is_whole_number(type) || bits_of(type) >= 16;
}

// Two's complement, little-endian.
void negate_whole_numbers(std::span<std::byte> values, std::size_t size) {
  for (std::size_t at = 0; at < values.size(); at += size) {
    unsigned sum = 1;
    for (std::byte& each : values.subspan(at, size)) {
      sum += 0xFFU - std::to_integer<unsigned>(each);
      each = static_cast<std::byte>(sum);
      sum >>= 8U;
    }
  }
}

// Little-endian, and with the conj and the neg bit applied.
void make_plain(std::span<std::byte> values, const tensor& from) {
  const std::size_t part = bytes_of_part(from.type);
  if (from.order == byte_order::big) swap_parts(values, part);
  const bool complex = part * 8 < bits_of(from.type);
  if (from.conjugated && complex) flip_signs(values, part, 1, 2);
  if (!from.negated) return;
  if (is_whole_number(from.type))
    negate_whole_numbers(values, part);
  else
    flip_signs(values, part, 0, 1);
}

}  // namespace

bool needs_no_copy(const tensor& tensor) {
  const bool right_order = tensor.order == byte_order::little || bytes_of_part(tensor.type) == 1;
  return right_order && !tensor.conjugated && !tensor.negated && is_row_major(tensor);
}

std::span<const std::byte> bytes_in_place(const tensor& tensor, std::span<const std::byte> storage) {
  const auto size = static_cast<std::size_t>(byte_count(tensor));
  // The offset of an empty view leads anywhere.
  return size == 0 ? storage.first(0)
                   : storage.subspan(static_cast<std::size_t>(tensor.offset * bits_of(tensor.type) / 8), size);
}

tensor_bytes gather(const tensor& tensor, std::span<const std::byte> storage) {
  const auto size = static_cast<std::size_t>(byte_count(tensor));
  if (size == 0) return {};
  // Not a vector, which would be filled with zeros first.
  const auto memory = std::make_shared_for_overwrite<std::byte[]>(size);
  const std::span<std::byte> values(memory.get(), size);
  if (is_row_major(tensor))
    std::ranges::copy(bytes_in_place(tensor, storage), values.begin());
  else
    strided_copy(tensor, storage.data(), values.data());
  make_plain(values, tensor);
  return {values, memory};
}

void require_within(const tensor& tensor, std::uint64_t storage_bytes, std::string_view what) {
  const std::size_t bits = bits_of(tensor.type);
  if (tensor.negated && !has_negatives(tensor.type))
    throw error(clipped(std::string(what) + ": tensor `" + printable(tensor.name) +
                            "` states that its values are the negatives of those that are stored, and " +
                            std::string(name_of(tensor.type)) + " has none",
                        error::longest_text));
  if (byte_count(tensor) == 0) return;
  const reach elements = reach_of(tensor);
  if (elements.first < 0 || (elements.last + 1) * static_cast<wide>(bits) > static_cast<wide>(storage_bytes) * 8)
    outside(tensor, storage_bytes, what);
  if (bits % 8 != 0 && (!is_row_major(tensor) || tensor.offset * bits % 8 != 0))
    throw error(clipped(std::string(what) + ": tensor `" + printable(tensor.name) + "` of " +
                            std::string(name_of(tensor.type)) + " is a view that begins or steps within a byte",
                        error::longest_text));
}

}  // namespace typeplate::inline abi_1::weights
