// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The reader of each format, as weights_file calls it: from the file's bytes to what the file states. `what` begins
// messages. Each throws `typeplate::error` with one sentence; whether the tensors lie within their storages is
// checked by weights_file for all of them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <typeplate/weights/archive/zip_directory.hpp>
#include <typeplate/weights/file_view.hpp>
#include <typeplate/weights/listing.hpp>
#include <typeplate/weights/read_limits.hpp>

namespace typeplate::inline abi_1::weights {

using file_bytes = std::span<const std::byte>;
using zip_members = std::vector<archive::zip_entry>;

[[nodiscard]] listing list_safetensors(const file_view& file, std::string_view what, const read_limits& limits);
[[nodiscard]] listing list_torch_zip(const file_view& file, zip_members members, std::string_view what,
                                     const read_limits& limits);
[[nodiscard]] listing list_torch_stream(file_bytes bytes, std::string_view what, const read_limits& limits);
[[nodiscard]] listing list_torch_tar(file_bytes bytes, std::string_view what, const read_limits& limits);
[[nodiscard]] listing list_torchscript(const file_view& file, zip_members members, std::string_view what,
                                       const read_limits& limits);
[[nodiscard]] listing list_npz(const file_view& file, zip_members members, std::string_view what,
                               const read_limits& limits);
[[nodiscard]] listing list_npy(file_bytes bytes, std::string_view what, const read_limits& limits);
[[nodiscard]] listing list_msgpack(file_bytes bytes, std::string_view what, const read_limits& limits);
/// Plain pickles of every protocol, and joblib's, compressed or not.
[[nodiscard]] listing list_pickle(file_bytes bytes, std::string_view what, const read_limits& limits);

/// Whether the bytes are one of flax's trees, as far as their begin tells: a map with texts as keys, or one of
/// flax's extensions. Other maps and lists are read for it.
[[nodiscard]] bool is_msgpack(file_bytes bytes, const read_limits& limits);

/// What lies behind the pickle or the file of joblib's that the bytes begin with, without blanks; nothing where
/// they begin with none. Empty as well where the first bytes tell: no pickle is read further for this than they
/// reach.
[[nodiscard]] std::optional<file_bytes> behind_pickle(file_bytes bytes, const read_limits& limits);

/// What a file is. The members of a zip archive tell, and its reader needs them again.
struct detection {
  std::optional<file_format> format;  ///< nothing for none of ours
  zip_members members;                ///< names that differ in letter case alone are two
};

/// Throws `typeplate::error`, which begins with `what`, for a zip archive that cannot be read.
[[nodiscard]] detection detect(const file_view& file, std::string_view what, const read_limits& limits);

/// What a file that alone is one of weights states; `found` has a format.
[[nodiscard]] listing list_as(detection found, const file_view& file, std::string_view what,
                              const read_limits& limits);

}  // namespace typeplate::inline abi_1::weights
