// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a unit measures, in words: `mass/(length.time2)` for a pressure.
#pragma once

#include <string>

#include <typeplate/units/dimension.hpp>

namespace typeplate::inline abi_1 {

[[nodiscard]] std::string dimension_words(const dimension& measured);

}  // namespace typeplate::inline abi_1
