// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "unpack_prefix.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace typeplate::inline abi_1::weights::archive {

// zlib and not libdeflate, which only unpacks whole streams.
std::vector<std::byte> unpack_prefix(std::span<const std::byte> packed, std::size_t count) {
  std::vector<std::byte> result(count);
  z_stream stream{};
  constexpr int raw = -MAX_WBITS;
  if (inflateInit2(&stream, raw) != Z_OK) throw std::bad_alloc();
  constexpr std::size_t most = std::numeric_limits<uInt>::max();
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
  stream.avail_in = static_cast<uInt>(std::min(packed.size(), most));
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(std::min(count, most));
  // One call does: it stops when the output is full, and where it stops for lack of input, that was all.
  (void)inflate(&stream, Z_SYNC_FLUSH);
  result.resize(count - stream.avail_out);
  inflateEnd(&stream);
  return result;
}

}  // namespace typeplate::inline abi_1::weights::archive
