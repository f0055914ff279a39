// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What must hold of every torch file, whichever of its formats it is in.
#pragma once

#include <cstring>

#include "support/weights_oracle.hpp"

namespace typeplate::test {

/// The values of a view, an element after the other, by the definition of offset and strides.
inline void check_elements(const weights::weights_file& file, const weights::tensor& view) {
  const std::size_t bits = weights::bits_of(view.type);
  const std::uint64_t count = weights::element_count(view.shape);
  const bool plain =
      view.order == weights::byte_order::little && !view.conjugated && !view.negated && bits % 8 == 0;
  if (!plain || count > 4096) return;
  const std::size_t size = bits / 8;
  const weights::tensor_bytes values = file.values(view);
  const weights::tensor_bytes storage = file.storage_bytes(view.storage);
  for (std::uint64_t number = 0; number < count; ++number) {
    std::uint64_t left = number;
    std::int64_t place = static_cast<std::int64_t>(view.offset);
    for (std::size_t axis = view.shape.size(); axis-- > 0;) {
      place += static_cast<std::int64_t>(left % view.shape[axis]) * view.strides[axis];
      left /= view.shape[axis];
    }
    const std::size_t begin = static_cast<std::size_t>(place) * size;
    expect(begin + size <= storage.bytes.size(), "an element lies in its storage");
    expect(std::memcmp(values.bytes.data() + number * size, storage.bytes.data() + begin, size) == 0,
           "an element is where offset and strides say");
  }
}

/// Reads, looks at every value, writes and reads again.
inline void check_torch_file(std::span<const std::byte> bytes) {
  const auto file = read_or_refused(bytes);
  if (!file) return;
  for (const weights::refused_tensor& each : file->refused()) check_sentence(each.reason);
  if (!check_values(*file, bytes)) return;
  for (const weights::tensor& each : file->tensors()) check_elements(*file, each);
  weights::memory_sink sink;
  // Names that are no UTF-8 and float4 of odd sizes cannot be written.
  if (!done_or_refused([&] { write_torch(sink, outputs_of(*file, true)); })) return;
  check_same(*file, weights::weights_file::read(sink.bytes, "file again"));
}

}  // namespace typeplate::test
