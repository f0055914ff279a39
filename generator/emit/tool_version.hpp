// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The version that banners and messages name.
#pragma once

#include <string>

#include "typeplate/version.hpp"

namespace typeplate::inline abi_1::generator {

/// "0.1.0"
[[nodiscard]] inline std::string tool_version() {
  return std::to_string(version_major) + "." + std::to_string(version_minor) + "." + std::to_string(version_patch);
}

}  // namespace typeplate::inline abi_1::generator
