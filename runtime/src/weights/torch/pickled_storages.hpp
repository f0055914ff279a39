// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Tensors of PyTorch that were pickled without torch.save (pickle.dump, joblib.dump): each storage is a call with
// the bytes of a small file of PyTorch's stream format, which holds nothing else. Source: torch/storage.py of
// PyTorch 1.13 and 2.13, `__reduce__` and `_load_from_bytes`.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "tensor_lister.hpp"

namespace typeplate::inline abi_1::weights::torch {

/// The pickles of such a file behind its magic number (a version, the machine, the storage's id, the list of its
/// key), and where its elements begin. Throws `broken_tensor` where torch.save did not write it.
struct storage_stream {
  storage_stream(std::span<const std::byte> bytes, std::string_view what, const read_limits& limits,
                 const read_budget& budget);

  static constexpr std::size_t storage_id = 2;
  std::array<std::shared_ptr<const pickle::tree>, 4> pickles;
  std::uint64_t end = 0;
};

class pickled_storages final : public tensor_source {
 public:
  pickled_storages(listing& found, std::string_view what, const read_limits& limits, const read_budget& budget)
      : found_(found), what_(what), limits_(limits), budget_(budget) {}

  [[nodiscard]] bool is_storage(pickle::node object) const override { return has(object); }
  [[nodiscard]] bool has(pickle::node object) const override;
  stated_storage state(pickle::node object) override;
  storage_place place_of(const stated_storage& storage) override;

 private:
  struct known_storage {
    stated_storage stated;
    std::size_t number = 0;
    std::shared_ptr<const pickle::tree> objects;  // what `stated` points into
  };

  known_storage read(pickle::node object);
  [[nodiscard]] std::span<const std::byte> bytes_of(pickle::node object);

  listing& found_;
  std::string_view what_;
  const read_limits& limits_;
  const read_budget& budget_;
  std::map<std::string, known_storage, std::less<>> known_;  // by the number of the object
  std::uint64_t unpacked_ = 0;
};

}  // namespace typeplate::inline abi_1::weights::torch
