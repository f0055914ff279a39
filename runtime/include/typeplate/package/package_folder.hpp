// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A folder that holds one package: the only way in which this layer reads files. Each file is read once, in full,
// into memory; what was hashed is what is used, whatever happens to the folder meanwhile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace typeplate::inline abi_1::package {

/// The name of the card inside every package.
inline constexpr std::string_view card_file_name = "model_card.json";

/// The largest file that is read where the card does not state a size, in bytes.
inline constexpr std::uint64_t largest_unstated_file = std::uint64_t{4} << 30U;

class package_folder {
 public:
  /// Throws `typeplate::error` when there is no folder at `path`.
  explicit package_folder(std::string_view path);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Throws when there is such a file and a link leads it out of the folder.
  void require_inside(std::string_view name, std::string_view what) const;

  /// The bytes of the file `name` (`model.pt`, `weights/a.pt`). `what` begins messages ("file model.pt of model
  /// `m`"). Refuses names that leave the folder, links that lead out of it, and all that is no regular file.
  /// Nothing is read when the file's size is not `stated_bytes`, or beyond `largest_unstated_file` where the card
  /// states none.
  [[nodiscard]] std::vector<std::byte> read(std::string_view name, std::string_view what,
                                            std::optional<std::uint64_t> stated_bytes = std::nullopt) const;

 private:
  std::filesystem::path path_;
};

/// Bytes as text, without a copy.
[[nodiscard]] inline std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace typeplate::inline abi_1::package
