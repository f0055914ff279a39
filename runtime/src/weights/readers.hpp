// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The reader of each format, as weights_file calls it: from the file's bytes to what the file states. `what` begins
// messages. Each throws `typeplate::error` with one sentence; whether the tensors lie within their storages is
// checked by weights_file for all of them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include <typeplate/weights/listing.hpp>
#include <typeplate/weights/read_limits.hpp>

namespace typeplate::inline abi_1::weights {

using file_bytes = std::span<const std::byte>;

[[nodiscard]] listing list_safetensors(file_bytes bytes, std::string_view what, const read_limits& limits);
[[nodiscard]] listing list_torch_zip(file_bytes bytes, std::string_view what, const read_limits& limits);
[[nodiscard]] listing list_torch_stream(file_bytes bytes, std::string_view what, const read_limits& limits);
[[nodiscard]] listing list_torch_tar(file_bytes bytes, std::string_view what, const read_limits& limits);
[[nodiscard]] listing list_torchscript(file_bytes bytes, std::string_view what, const read_limits& limits);
[[nodiscard]] listing list_npz(file_bytes bytes, std::string_view what, const read_limits& limits);
[[nodiscard]] listing list_npy(file_bytes bytes, std::string_view what, const read_limits& limits);
[[nodiscard]] listing list_msgpack(file_bytes bytes, std::string_view what, const read_limits& limits);
/// Plain pickles of every protocol, and joblib's, compressed or not.
[[nodiscard]] listing list_pickle(file_bytes bytes, std::string_view what, const read_limits& limits);

/// Whether the bytes may be a pickle or a file of joblib's; to be asked last.
[[nodiscard]] bool is_pickle(file_bytes bytes, const read_limits& limits);

/// Whether the bytes begin as a zip archive does.
[[nodiscard]] bool is_zip(file_bytes bytes);

using reader = listing (*)(file_bytes, std::string_view, const read_limits&);

/// The reader of a format that `detect_format` gives for a file's bytes.
[[nodiscard]] reader reader_of(file_format format);

}  // namespace typeplate::inline abi_1::weights
