// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the reader of one format finds in a file, as plain values: the tensors, the storages that they are views of,
// and whatever else the file says. Readers read descriptions only; bytes are verified and unpacked later, and only
// those that somebody asks for (weights_file.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <typeplate/weights/archive/zip_directory.hpp>
#include <typeplate/weights/pickle/tree.hpp>
#include <typeplate/weights/tensor.hpp>

namespace typeplate::inline abi_1::weights {

enum class file_format : unsigned char {
  safetensors,
  sharded_safetensors,
  torch_zip,     ///< torch.save since PyTorch 1.6
  torch_stream,  ///< torch.save before: pickles and storages one after the other
  torch_tar,     ///< torch.save before 0.1.10
  torchscript,   ///< torch.jit.save
  npz,
  npy,
  msgpack,  ///< flax.serialization
  pickle,
  joblib,
};

/// The name that people use: "safetensors", "torch (zip)", ...
[[nodiscard]] std::string_view name_of(file_format format);

/// A part of a zip archive, as the central directory describes it.
struct zip_slice {
  archive::zip_entry member;
  std::uint64_t begin = 0;  ///< the storage's first byte within the member (behind a header of npy, for example)
  std::span<const std::byte> archive;
};

/// Bytes that were copied or unpacked while reading.
using owned_bytes = std::shared_ptr<const std::vector<std::byte>>;

/// Runs of a file's bytes that follow each other in a storage; they are joined when somebody asks for it.
using byte_pieces = std::shared_ptr<const std::vector<std::span<const std::byte>>>;

/// Where the bytes of a storage are: in the file as they are, in a zip member, already in memory, or in pieces.
struct storage {
  std::uint64_t size = 0;  ///< in bytes
  std::variant<std::span<const std::byte>, zip_slice, owned_bytes, byte_pieces> source;
};

/// A tensor that the file holds in a form that is not read. The others still are.
struct refused_tensor {
  std::string name;
  std::string reason;  ///< a sentence without its subject: "is sparse, and only dense tensors are read: ..."
  /// False for arrays of texts and of objects, which no file of tensors has room for: to go without them loses no
  /// number.
  bool holds_numbers = true;
};

/// Everything that one file states. Spans point into the bytes that were read.
struct listing {
  file_format format = file_format::safetensors;
  std::vector<tensor> tensors;  ///< in the file's order; names are unique
  std::vector<refused_tensor> refused;
  std::vector<storage> storages;  ///< what tensor::storage counts
  std::map<std::string, std::string, std::less<>> metadata;
  std::shared_ptr<const pickle::tree> objects;  ///< the object tree, where the file is a pickle
  /// Classes and functions that its pickles name, all of them: also those that say nothing of `objects`.
  std::set<std::string, std::less<>> names;
  /// Which objects of the tree are tensors: the object, and the number of the tensor. By object.
  std::vector<std::pair<pickle::node_index, std::size_t>> tensor_nodes;
  /// What spans above point into, beyond the file and its copied ends.
  std::vector<std::shared_ptr<const void>> kept;
};

}  // namespace typeplate::inline abi_1::weights
