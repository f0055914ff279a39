// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Opens a package: reads its card, then every file that the card lists, and compares sizes and SHA-256 sums.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/card/card.hpp>
#include <typeplate/package/package_folder.hpp>

namespace typeplate::inline abi_1::package {

/// The card and the bytes of the files that a loader needs, all verified.
struct opened_package {
  card::Card card;
  std::vector<std::byte> artifact;
  std::vector<std::byte> reference;  ///< empty where the card names no reference cases
};

/// Reads only the card. Throws `typeplate::error` with the first mistake (`file:line:col: ...`) and their number.
[[nodiscard]] card::Card read_package_card(const package_folder& folder);

/// Reads and verifies everything. A file that the loader needs and the card gives no sum for is refused, unless
/// `without_hashes`; listed files are compared even then. Throws `typeplate::error` with one sentence.
[[nodiscard]] opened_package open_package(const package_folder& folder, bool without_hashes);

/// As above, for a card that has been read and looked at already.
[[nodiscard]] opened_package verify_files(const package_folder& folder, card::Card card, bool without_hashes);

/// "file model.pt of model `steam`": how messages begin.
[[nodiscard]] std::string file_words(std::string_view file, std::string_view model);

}  // namespace typeplate::inline abi_1::package
