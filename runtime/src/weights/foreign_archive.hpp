// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What is said of a zip archive that is neither PyTorch's nor NumPy's, and of members that it does not have.
#pragma once

#include <string>
#include <string_view>

#include "readers.hpp"

namespace typeplate::inline abi_1::weights {

/// Whether a file of this name is usually one of weights. A name proves nothing; it is enough for a proposal.
[[nodiscard]] bool is_named_like_weights(std::string_view name);

/// What an archive of these members is, and what to do: whose program wrote it, or which of its files to open.
/// `inner`: it lies in another archive itself, and nothing opens its files.
[[nodiscard]] std::string foreign_archive(const zip_members& members, bool inner);

/// "has no member `x`", and which there are.
[[nodiscard]] std::string missing_member(std::string_view wanted, const zip_members& members);

}  // namespace typeplate::inline abi_1::weights
