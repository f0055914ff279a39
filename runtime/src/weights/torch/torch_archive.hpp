// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The zip archive of torch.save and of torch.jit.save: one folder of any name, which holds all that counts.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/weights/archive/zip_directory.hpp>
#include <typeplate/weights/listing.hpp>
#include <typeplate/weights/pickle/read.hpp>
#include "tensor_lister.hpp"

namespace typeplate::inline abi_1::weights::torch {

class torch_archive {
 public:
  /// Throws `refusal_reason` for an archive that is not PyTorch's.
  torch_archive(const file_view& file, std::vector<archive::zip_entry> members, std::string_view what,
                const read_limits& limits);
  torch_archive(const torch_archive&) = delete;
  torch_archive& operator=(const torch_archive&) = delete;
  ~torch_archive() = default;

  /// A member by its name in the folder; null where there is none.
  [[nodiscard]] const archive::zip_entry* find(std::string_view name) const;
  /// The objects of a member that is a pickle; what their texts point into, where it is neither the file nor the
  /// view's copies, is kept by `found`.
  [[nodiscard]] std::shared_ptr<const pickle::tree> objects_of(const archive::zip_entry& member,
                                                               listing& found) const;
  [[nodiscard]] byte_order order() const;
  [[nodiscard]] std::span<const std::byte> bytes() const { return file_.bytes(); }

 private:
  [[nodiscard]] std::string text_of(const archive::zip_entry& member) const;
  void require_known_version() const;

  file_view file_;
  std::string what_;
  const read_limits& limits_;
  std::string root_;
  std::vector<archive::zip_entry> members_;
  // Not by hashes: names come from strangers, who can choose them so that such a table takes n² steps.
  std::map<std::string_view, const archive::zip_entry*> by_name_;
};

/// The storages in one folder of the archive.
class archive_storages final : public tensor_source {
 public:
  archive_storages(const torch_archive& archive, std::string_view folder, listing& found)
      : tensor_source(archive.order()), archive_(archive), folder_(folder), found_(found) {}

  storage_place place_of(const stated_storage& storage) override;

 private:
  struct known_storage {
    std::size_t number;
    std::string_view kind;
    std::uint64_t count;
  };

  std::size_t add(const stated_storage& storage);

  const torch_archive& archive_;
  std::string_view folder_;
  listing& found_;
  std::map<std::string_view, known_storage> known_;
};

/// Which of PyTorch's formats an archive of these members is in; nothing for none.
[[nodiscard]] std::optional<file_format> format_of(std::span<const archive::zip_entry> members);

}  // namespace typeplate::inline abi_1::weights::torch
