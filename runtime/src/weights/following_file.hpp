// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A file may hold several, one behind the other. Who loads it in Python gets the first, in silence of the others.
#pragma once

#include <cstdint>

#include "read_budget.hpp"
#include "readers.hpp"

namespace typeplate::inline abi_1::weights {

/// The bytes without the spaces and the ends of lines that they begin with.
[[nodiscard]] file_bytes without_blanks(file_bytes bytes);

/// Throws `refusal_reason` where another file of weights begins at byte `end` or behind the blanks there; other
/// bytes are nobody's. Where looking takes the rest of the time, `over_budget`.
void require_last_file(file_bytes bytes, std::uint64_t end, const read_limits& limits, const read_budget& budget);

}  // namespace typeplate::inline abi_1::weights
