// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a file is that holds no weights in a form that is read: people mistake files for others, and a download
// often is a page of HTML.
#pragma once

#include <span>
#include <string_view>

#include <typeplate/weights/archive/zip_directory.hpp>
#include "readers.hpp"

namespace typeplate::inline abi_1::weights {

/// What the bytes are instead, and what to do: "is an HDF5 file: save its arrays as npz or safetensors ...". Empty
/// where they are of no kind that is known by its first bytes.
[[nodiscard]] std::string_view foreign_format(file_bytes bytes);

/// The same of a zip archive, by the names of its members.
[[nodiscard]] std::string_view foreign_archive(std::span<const archive::zip_entry> members);

}  // namespace typeplate::inline abi_1::weights
