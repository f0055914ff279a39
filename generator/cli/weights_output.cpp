// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/weights_output.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include <typeplate/weights/save_file.hpp>

namespace typeplate::inline abi_1::generator {
namespace {

struct Name {
  std::string_view text;
  WrittenFormat format;
};

constexpr std::array words{Name{"safetensors", WrittenFormat::Safetensors}, Name{"torch", WrittenFormat::Torch},
                           Name{"npz", WrittenFormat::Npz}, Name{"msgpack", WrittenFormat::Msgpack}};

constexpr std::array endings{Name{".safetensors", WrittenFormat::Safetensors},
                             Name{".pt", WrittenFormat::Torch},
                             Name{".pth", WrittenFormat::Torch},
                             Name{".bin", WrittenFormat::Torch},
                             Name{".ckpt", WrittenFormat::Torch},
                             Name{".npz", WrittenFormat::Npz},
                             Name{".msgpack", WrittenFormat::Msgpack}};

}  // namespace

WrittenFormat written_format(const std::string& word, const std::string& path) {
  // A pipe cannot be taken back when the last tensor turns out to be broken.
  if (path == "-")
    throw error("weights are not written to the standard output: name a file, or write `./-` for one of that name");
  for (const Name& each : words) {
    if (each.text == word) return each.format;
  }
  std::string lower = path;
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const Name& each : endings) {
    if (lower.ends_with(each.text)) return each.format;
  }
  throw error(
      "the name `" + weights::printable(path) +
      "` does not say which format to write: end it in .safetensors, .pt, .pth, .bin, .ckpt, .npz or .msgpack, "
      "or give --to");
}

void write_weights(const std::string& path, WrittenFormat format, std::span<const weights::output_tensor> tensors,
                   const weights::text_metadata& metadata) {
  weights::save_file(path, [&](weights::byte_sink& sink) {
    switch (format) {
      case WrittenFormat::Safetensors:
        return weights::write_safetensors(sink, tensors, metadata);
      case WrittenFormat::Torch:
        return weights::write_torch(sink, tensors);
      case WrittenFormat::Npz:
        return weights::write_npz(sink, tensors);
      case WrittenFormat::Msgpack:
        return weights::write_msgpack(sink, tensors);
    }
  });
}

}  // namespace typeplate::inline abi_1::generator
