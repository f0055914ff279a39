// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What Python 2 called classes and functions that Python 3 has under another name. Pickles of the protocols 0 to 2
// use Python 2's names, whoever wrote them.
#pragma once

#include <string_view>

namespace typeplate::inline abi_1::weights::pickle {

struct global_name {
  std::string_view module, name;
};

/// The name of Python 3; the same one where nothing was renamed.
[[nodiscard]] global_name python3_name(std::string_view module, std::string_view name);

}  // namespace typeplate::inline abi_1::weights::pickle
