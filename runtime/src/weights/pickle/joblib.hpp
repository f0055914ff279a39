// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What joblib.dump adds to pickles: the bytes of arrays lie between the opcodes, and all of it may be compressed.
// Source: joblib 1.5, numpy_pickle.py and compressor.py.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <typeplate/weights/pickle/read.hpp>

namespace typeplate::inline abi_1::weights::pickle {

enum class compression : unsigned char { none, zlib, gzip, bz2, lzma, xz, lz4 };

/// By the first bytes.
[[nodiscard]] compression compression_of(std::span<const std::byte> bytes);

/// Unpacks all of it, checksums verified where the format has them. Throws `refusal_reason` where it is damaged,
/// unpacks to more than `most` bytes, or is lz4.
[[nodiscard]] std::shared_ptr<const std::vector<std::byte>> unpack(std::span<const std::byte> bytes,
                                                                   compression how, std::uint64_t most);

/// Whether an object is joblib's wrapper of an array.
[[nodiscard]] bool is_wrapper(const node& object);

/// Where the bytes of an array lie, if `built` is joblib's wrapper of one. `bytes` is the whole stream.
[[nodiscard]] stream_bytes bytes_behind_wrapper(const node& built, std::uint64_t position,
                                                std::span<const std::byte> bytes);

}  // namespace typeplate::inline abi_1::weights::pickle
