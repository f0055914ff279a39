// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Writing tensors in the format that the command line asks for.
#pragma once

#include <span>
#include <string>
#include <typeplate/weights/write_weights.hpp>

namespace typeplate::inline abi_1::generator {

enum class WrittenFormat { Safetensors, Torch, Npz, Msgpack };

/// What `word` names, or the end of the path where it is empty. Throws `typeplate::error` for a path that does not
/// say it.
[[nodiscard]] WrittenFormat written_format(const std::string& word, const std::string& path);

/// Replaces the file at `path`, whole or not at all. Throws `typeplate::error`.
void write_weights(const std::string& path, WrittenFormat format, std::span<const weights::output_tensor> tensors,
                   const weights::text_metadata& metadata);

}  // namespace typeplate::inline abi_1::generator
