// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a file is that holds no weights in a form that is read: people mistake files for others, and a download
// often is a page of HTML.
#pragma once

#include <string_view>

#include "readers.hpp"

namespace typeplate::inline abi_1::weights {

/// What the file is instead, and what to do: "is an HDF5 file: save its arrays as npz or safetensors ...". Empty
/// where it is of no kind that is known by its first bytes.
[[nodiscard]] std::string_view foreign_format(const file_view& file);

}  // namespace typeplate::inline abi_1::weights
