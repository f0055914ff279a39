// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Completes a card with what can be computed: the sums of its files, and the entry of its reference cases. Only the
// named member of the text changes; all else stays as its author wrote it. Reference values are not made here: they
// come from the training side, or the runtime would be checked against itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <typeplate/card/diagnostic.hpp>
#include <typeplate/card/source.hpp>
#include <typeplate/package/package_folder.hpp>

namespace typeplate::inline abi_1::package {

/// The card's text with `files`: size and SHA-256 of the artifact, of the reference cases, and of every file that
/// is listed already. Nothing when the card has mistakes, which are added to `diagnostics`. Throws
/// `typeplate::error` when a file cannot be read.
[[nodiscard]] std::optional<std::string> complete_hashes(const card::SourceFile& source,
                                                         const package_folder& folder,
                                                         card::Diagnostics& diagnostics);

struct reference_entry {
  std::string file;  ///< a path inside the package
  double rtol = 1e-5;
  double atol = 1e-6;
};

/// The card's text with `reference`, after the file's tensors have been checked against the card's ports: names,
/// shapes, element types, finite values. Complete the hashes afterwards. Errors as above.
[[nodiscard]] std::optional<std::string> complete_reference(const card::SourceFile& source,
                                                            const package_folder& folder,
                                                            const reference_entry& entry,
                                                            card::Diagnostics& diagnostics);

}  // namespace typeplate::inline abi_1::package
