// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Finds names, and names that are doubled. Sorted by their hashes, because a table of hashes can be filled by a
// stranger with names that all have one hash, and then n of them cost n² steps; here n log n, whatever they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace typeplate::inline abi_1::weights {

class name_index {
 public:
  /// What the names of `all` are; they must live as long as the index is used.
  template <class All, class NameOf>
  name_index(const All& all, const NameOf& name_of) {
    entries_.reserve(all.size());
    for (const auto& each : all) add(name_of(each));
    sort();
  }
  name_index() = default;

  /// The number of a name among all; nothing where it is not there. Of doubled ones any.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;

  /// The name that comes first for the second time; nothing where all differ.
  [[nodiscard]] std::optional<std::string_view> doubled() const;

 private:
  struct entry {
    std::uint64_t hash;
    std::string_view name;
    std::size_t number;
  };

  void add(std::string_view name);
  void sort();
  static bool before(const entry& a, const entry& b);

  std::vector<entry> entries_;
};

}  // namespace typeplate::inline abi_1::weights
