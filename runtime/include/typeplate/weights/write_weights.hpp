// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Writes tensors in the formats that other programs read. The same tensors give the same bytes, always. Bytes are
// asked for one tensor at a time, when they are written, so that files larger than the memory can be converted.
//
//   save_file("model.safetensors", [&](byte_sink& sink) { write_safetensors(sink, outputs_of(file)); });
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <typeplate/weights/byte_sink.hpp>
#include <typeplate/weights/tensor.hpp>

namespace typeplate::inline abi_1::weights {

class weights_file;

/// A tensor that is to be written.
struct output_tensor {
  std::string name;
  element_type type = element_type::float32;
  std::vector<std::uint64_t> shape;
  std::function<tensor_bytes()> values;  ///< row-major, little-endian; called when they are written
  /// The number of an earlier tensor of the list that shares all its elements (tied weights); only torch files keep
  /// it.
  std::optional<std::size_t> tied_to;
  /// May be empty; else what writers that need the bytes only once call instead of `values`. The bytes may be
  /// verified on the way: where it throws, what it wrote must not be kept.
  std::function<void(byte_sink&)> write_values = {};
};

/// All tensors of a file, which must outlive the result. `keep_ties` sets `tied_to` where two are the same view.
/// Throws `typeplate::error`, which names the tensor, where the file has one that is not read and
/// that holds numbers (weights_file::refused).
[[nodiscard]] std::vector<output_tensor> outputs_of(const weights_file& file, bool keep_ties = false);

using text_metadata = std::map<std::string, std::string, std::less<>>;

/// Each throws `typeplate::error`, which names the tensor, for doubled names and for element types, names or ranks
/// that the format does not have.
void write_safetensors(byte_sink& sink, std::span<const output_tensor> tensors,
                       const text_metadata& metadata = {{"format", "pt"}});
void write_npz(byte_sink& sink, std::span<const output_tensor> tensors);
/// A state_dict that `torch.load(weights_only=True)` opens. `root` is the archive's folder ("archive").
void write_torch(byte_sink& sink, std::span<const output_tensor> tensors, std::string_view root = "archive");
/// What `flax.serialization` restores: names are split at `/` into nested dicts, and one tensor without a name is a
/// tree of its own. Arrays of more than `most` bytes are written in pieces, as flax does.
void write_msgpack(byte_sink& sink, std::span<const output_tensor> tensors,
                   std::uint64_t most = std::uint64_t{1} << 30U);

}  // namespace typeplate::inline abi_1::weights
