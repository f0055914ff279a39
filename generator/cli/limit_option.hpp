// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Which limit of reading a word of `--limit` sets: "seconds=600", "unpacked_bytes=20GiB".
#pragma once

#include <string>

#include "typeplate/weights/read_limits.hpp"

namespace typeplate::inline abi_1::generator {

/// Sets the limit that `word` names. The mistake in it, empty where there is none: an unknown name, or no number
/// above 0. Bytes may be counted in KiB, MiB, GiB and TiB.
[[nodiscard]] std::string set_limit(weights::read_limits& limits, const std::string& word);

}  // namespace typeplate::inline abi_1::generator
