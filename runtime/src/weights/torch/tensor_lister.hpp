// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Finds every tensor of PyTorch and every array of NumPy in an object tree and names it by the way to it: dict
// keys, attributes and list indices joined by dots. The parameters, buffers and modules of an `nn.Module` are named
// as its state_dict names them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include <typeplate/weights/listing.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/read_limits.hpp>
#include "../read_budget.hpp"
#include "stated_tensor.hpp"

namespace typeplate::inline abi_1::weights::torch {

/// Where a tensor's elements begin.
struct storage_place {
  std::size_t storage = 0;   ///< its number in the listing
  std::uint64_t offset = 0;  ///< in elements
};

/// The tensors and storages that a file keeps outside of its pickles.
class tensor_source {
 public:
  explicit tensor_source(byte_order order = byte_order::little) : order_(order) {}
  tensor_source(const tensor_source&) = delete;
  tensor_source& operator=(const tensor_source&) = delete;
  virtual ~tensor_source() = default;

  /// Whether an object stands for a storage.
  [[nodiscard]] virtual bool is_storage(pickle::node object) const { return torch::is_storage(object); }
  /// Whether the file holds what an object says of a storage; else its tensors are refused, and others are read.
  [[nodiscard]] virtual bool has(pickle::node) const { return true; }
  /// What an object says of a storage. Throws `broken_tensor` where it is none.
  virtual stated_storage state(pickle::node object) { return state_storage(object); }
  /// Throws `broken_tensor` where the storage is not there.
  virtual storage_place place_of(const stated_storage& storage) = 0;
  /// A tensor that is a persistent object itself, as in PyTorch's first files; null for others.
  virtual const tensor* tensor_of(pickle::node) { return nullptr; }

  [[nodiscard]] byte_order order() const { return order_; }

 private:
  byte_order order_;
};

class tensor_lister {
 public:
  tensor_lister(listing& found, const read_limits& limits, read_budget& budget)
      : found_(found), limits_(limits), budget_(budget) {}

  /// Adds all tensors below `root`. Names begin with `prefix`, where it is not empty. Throws `refusal_reason`.
  void add(pickle::node root, std::string_view prefix, tensor_source& source);

 private:
  using name_maker = std::function<std::string()>;

  // What is known of an object whose elements it costs time to look at.
  struct known_array {
    bool is_read;
    std::size_t place;  // in the listing, among the tensors or among what is refused
    bool has_parts;     // that may be tensors
  };

  // Each adds one object, where it is one, and says so.
  bool add_object(pickle::node object, const name_maker& name_of, tensor_source& source);
  bool add_tensor(pickle::node object, const name_maker& name_of, tensor_source& source);
  bool add_storage(pickle::node object, const name_maker& name_of, tensor_source& source);
  bool add_numpy(pickle::node object, const name_maker& name_of);
  // One that has a name already, under another.
  bool add_again(pickle::node object, const known_array& known, const name_maker& name_of);
  // From `read`, as a tensor of this name; or among what is refused, where its elements are no numbers.
  void add_array(pickle::node object, const pickle::array& read, std::string name);
  // With a number behind it where another tensor has the name already. Throws `refusal_reason` at a limit.
  [[nodiscard]] std::string unique(std::string_view name);
  void add_stated(pickle::node object, const stated_tensor& stated, std::string name, tensor_source& source);
  void add_from_array(pickle::node object, const stated_tensor& stated, std::string name);
  std::size_t add_storage_of(const pickle::array& read);
  // A tensor with all that it states, and that the object is it.
  void add_named(pickle::node object, tensor added);

  listing& found_;
  const read_limits& limits_;
  read_budget& budget_;
  std::unordered_map<pickle::node_index, known_array> arrays_;
  std::uint64_t unpacked_ = 0;
  std::map<std::string, std::size_t> names_;  // with the last number behind a doubled one
  std::uint64_t name_bytes_ = 0;
};

}  // namespace typeplate::inline abi_1::weights::torch
