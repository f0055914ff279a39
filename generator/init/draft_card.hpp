// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A card for a TorchScript file, as far as the file itself knows: complete but for the units, which are all `?` and
// refused until a person has filled them in.
#pragma once

#include <string>

#include "typeplate/engine/torch_outline.hpp"

namespace typeplate::inline abi_1::generator {

/// The text of the card. `file` is the artifact's path inside the package.
[[nodiscard]] std::string draft_card(const module_outline& module, const std::string& name,
                                     const std::string& file);

}  // namespace typeplate::inline abi_1::generator
