// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A pickle that may be joblib's, and how one begins.
#pragma once

#include <typeplate/weights/pickle/read.hpp>

namespace typeplate::inline abi_1::weights::pickle {

/// `read_pickle` with the bytes of arrays that joblib puts between the opcodes.
[[nodiscard]] pickle_part read_objects(std::span<const std::byte> stream, std::string_view what,
                                       const read_limits& limits, read_options options = {});

/// Whether the bytes begin as pickles of the protocols 2 to 5 do; those before begin with nothing of their own.
[[nodiscard]] bool has_proto(std::span<const std::byte> bytes);

}  // namespace typeplate::inline abi_1::weights::pickle
