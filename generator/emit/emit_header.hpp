// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The last stage before the disk: what would be written, as values, so that tests, comparisons and the command line
// use the same function.
#pragma once

#include <map>
#include <string>

#include "typeplate/card/card.hpp"

namespace typeplate::inline abi_1::generator {

/// Contents by path, relative with `/`, in the order of the paths.
using Files = std::map<std::string, std::string>;

/// `<namespace>/<namespace>.hpp`
[[nodiscard]] std::string header_path(const card::Card& card);

/// The header of a card, at `<namespace>/<namespace>.hpp`. Cannot fail for a valid card.
[[nodiscard]] Files emit_header(const card::Card& card);

}  // namespace typeplate::inline abi_1::generator
