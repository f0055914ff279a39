// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <typeplate/weights/pickle/tree.hpp>

namespace typeplate::inline abi_1::weights::torch {

/// The key of a dict as a part of a tensor's name: texts as they are, numbers of Python and NumPy and tuples as
/// Python prints them; "?" for other objects.
[[nodiscard]] std::string key_text(pickle::node key);

}  // namespace typeplate::inline abi_1::weights::torch
