// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What an object of a pickle says of a tensor: PyTorch writes one as a call that rebuilds it from a storage, which
// is a persistent object, kept outside of the pickle. Nothing is rebuilt here; the call's arguments are read.
// Source: torch/_utils.py, torch/_tensor.py and torch/serialization.py of PyTorch 1.13 and 2.13.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/weights/pickle/tree.hpp>
#include "../byte_reader.hpp"

namespace typeplate::inline abi_1::weights::torch {

/// Why a tensor cannot be what its file says: a sentence without its subject.
class broken_tensor : public refusal_reason {
 public:
  using refusal_reason::refusal_reason;
};

/// A part of a storage, in elements; PyTorch wrote such before 0.4.
struct storage_view {
  std::uint64_t offset = 0;
  std::uint64_t count = 0;
};

/// The id of a persistent storage.
struct stated_storage {
  std::string_view kind;  ///< its class without the module: "FloatStorage"
  std::string_view key;
  std::string_view location;  ///< "cpu", "cuda:0", ...
  std::uint64_t count = 0;    ///< elements
  std::optional<storage_view> view;
};

/// What a tensor's call says. Either `refusal` is a sentence without its subject ("is sparse, ..."), or the rest
/// counts.
struct stated_tensor {
  std::string refusal;
  pickle::node storage;
  pickle::node array;      ///< an array of NumPy in place of a storage, an offset, a shape and strides
  std::string_view dtype;  ///< "uint16"; empty where the storage's class says it
  std::uint64_t offset = 0;
  std::vector<std::uint64_t> shape;
  std::vector<std::int64_t> strides;
  bool conjugated = false;
  bool negated = false;
};

/// Nothing where the object is no tensor. Parameters, and what PyTorch wraps around tensors, are what they hold.
/// Throws `broken_tensor` for a tensor whose arguments are none.
[[nodiscard]] std::optional<stated_tensor> state_tensor(pickle::node object);

/// What parameters and other holders of one object hold; any other object itself.
[[nodiscard]] pickle::node held_by(pickle::node object);

/// Throws `broken_tensor` where the object is no persistent storage.
[[nodiscard]] stated_storage state_storage(pickle::node object);

/// Whether a persistent object is a storage, and not a module's class or a tensor's number.
[[nodiscard]] bool is_storage(pickle::node object);

/// "module\nname" of the function or class that is called; empty for everything else.
[[nodiscard]] std::string_view called_name(pickle::node object);

}  // namespace typeplate::inline abi_1::weights::torch
